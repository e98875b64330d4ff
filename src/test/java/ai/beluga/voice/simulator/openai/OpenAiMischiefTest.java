package ai.beluga.voice.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Mischief;
import ai.beluga.voice.simulator.realtime.RawClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each switch does what it says. */
class OpenAiMischiefTest {

    private final OpenAiSimulator simulator = new OpenAiSimulator("key");
    private RawClient client;

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void messagesInPiecesHaveTheSameContent() {
        simulator.mischief().pieces = 5;

        answer("one two");

        assertThat(client.types()).contains("session.created", "response.done").doesNotContain("garbled");
    }

    @Test
    void namesOfTheBetaInterfaceAreUsed() {
        simulator.mischief().legacyNames = true;

        answer("one two");

        assertThat(client.types())
                .contains("response.audio.delta", "response.audio_transcript.done", "conversation.item.created")
                .doesNotContain("response.output_audio.delta", "conversation.item.added", "conversation.item.done");
    }

    @Test
    void unknownEventsAndFieldsComeBetween() {
        simulator.mischief().strange = true;

        answer("one two");

        assertThat(client.types()).contains("response.something_new.delta");
        assertThat(client.all().getLast()).containsKey("novelty");
    }

    @Test
    void whatMayBeMissingIsNull() {
        simulator.mischief().nulls = true;

        answer("one two");

        assertThat(client.all())
                .filteredOn(event -> event.getString("type").equals("response.output_item.added"))
                .allSatisfy(event -> assertThat(event.getJsonObject("item")).containsEntry("call_id", JsonValue.NULL));
    }

    @Test
    void eventsComeTwiceButNoAudio() {
        simulator.mischief().duplicates = true;

        answer("one two");
        client.await("response.done");

        assertThat(client.types().stream().filter("response.output_audio.delta"::equals))
                .hasSize(4);
        assertThat(client.types().stream().filter("response.created"::equals)).hasSize(2);
    }

    @Test
    void conversationIsToldFirst() {
        simulator.mischief().conversationFirst = true;

        answer("one two");

        assertThat(client.types()).startsWith("conversation.created", "session.created");
    }

    @Test
    void errorsHaveNoCode() {
        simulator.mischief().errorsWithoutCode = true;
        open();

        client.send("{'type':'response.cancel'}");

        JsonObject error = client.awaitError();
        assertThat(error.get("code")).isEqualTo(JsonValue.NULL);
        assertThat(error.getString("message")).isEqualTo("Cancellation failed: no active response found");
    }

    @Test
    void deltasAreHeldBackAndLeaveAtOnce() {
        simulator.mischief().deltasAtOnce = 6;
        answer("one two three");

        assertThat(client.types().stream().filter("response.output_audio.delta"::equals))
                .hasSize(6);
    }

    @Test
    void connectionDiesInMidSentence() {
        simulator.mischief().dieAfterDeltas = 3;
        open();

        client.send("{'type':'response.create'}");

        assertThat(client.await("close").getInt("code")).isEqualTo(1006);
        assertThat(client.types().stream().filter("response.output_audio.delta"::equals))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void connectionIsClosedInMidSentence() {
        simulator.mischief().dieAfterDeltas = 1;
        simulator.mischief().death = Mischief.Death.CLOSE;
        open();

        client.send("{'type':'response.create'}");

        assertThat(client.await("close").getInt("code")).isEqualTo(1011);
    }

    @Test
    void hungConnectionSaysNothing() {
        open();
        simulator.hang();
        int before = client.all().size();

        client.send("{'type':'response.create'}");
        simulator.await("response.create");
        simulator.awaitSent("response.done");

        assertThat(client.all()).hasSize(before);
    }

    @Test
    void troubleInMidSessionIsToldAndTheSessionGoesOn() {
        open();

        simulator.trouble("server_error", "rate_limit_exceeded", "Rate limit reached");
        JsonObject error = client.awaitError();
        client.send("{'type':'response.create'}");
        client.await("response.done");

        assertThat(error.getString("type")).isEqualTo("server_error");
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void handshakeIsRefusedAsOftenAsAskedFor() {
        simulator.mischief().refuseWith = 429;
        simulator.mischief().refusals = 1;

        assertThatThrownBy(this::open)
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(refused -> assertThat(((WebSocketHandshakeException) refused.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(429));
        open();

        assertThat(simulator.upgrades()).hasSize(2);
    }

    @Test
    void truncateIsIgnored() {
        simulator.mischief().ignoreTruncate = true;
        answer("one two");
        String itemId = client.all().stream()
                .filter(event -> event.getString("type").equals("response.output_item.added"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("item")
                .getString("id");

        client.send("{'type':'conversation.item.truncate','item_id':'" + itemId
                + "','content_index':0,'audio_end_ms':150}");
        simulator.await("conversation.item.truncate");

        assertThat(simulator.session().believes(itemId)).contains("one two");
    }

    @Test
    void nextMessageIsNoJson() {
        open();
        simulator.mischief().garble = true;

        client.send("{'type':'response.create'}");

        client.await("garbled");
    }

    private void answer(String text) {
        open();
        simulator.script().answers(Answer.say(text));
        client.send("{'type':'response.create'}");
        client.await("response.done");
    }

    private void open() {
        client = new RawClient(URI.create(simulator.baseUrl() + "/v1/realtime?model=gpt-realtime-2.1"), "key");
        client.await("session.created");
        client.send("{'type':'session.update','session':{'type':'realtime'}}");
        client.await("session.updated");
    }
}
