package ai.beluga.voice.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Fault;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.RawClient;
import ai.beluga.voice.simulator.realtime.Utterance;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conversations as the vendor has them. */
class OpenAiSimulatorTest {

    private static final String PHONE = "'audio':{'input':{'format':{'type':'audio/pcmu'},"
        + "'transcription':{'model':'gpt-4o-transcribe'}%s},'output':{'format':{'type':'audio/pcmu'},'voice':'marin'}}";

    private final OpenAiSimulator simulator = new OpenAiSimulator("key");
    private RawClient client;

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void turnIsDetectedUnderstoodAndAnswered() {
        open("");
        simulator.script().callerSays("when do you open");
        simulator.script().answers(Answer.say("We open at nine"));

        client.say("when do you open");

        JsonObject started = client.await("input_audio_buffer.speech_started");
        JsonObject stopped = client.await("input_audio_buffer.speech_stopped");
        client.await("response.created");
        JsonObject item = client.await("response.output_item.added").getJsonObject("item");
        JsonObject transcript = client.await("conversation.item.input_audio_transcription.completed");
        JsonObject response = client.await("response.done").getJsonObject("response");
        assertThat(started.getInt("audio_start_ms")).isZero();
        assertThat(stopped.getInt("audio_end_ms")).isBetween(1_060, 1_090);
        assertThat(transcript.getString("transcript")).isEqualTo("when do you open");
        assertThat(transcript.getString("item_id")).isEqualTo(started.getString("item_id"));
        assertThat(response.getString("status")).isEqualTo("completed");
        assertThat(Melody.heard(client.audio(item.getString("id")), List.of("We open at nine")))
                .extracting(Melody.HeardWord::text)
                .containsExactly("We", "open", "at", "nine");
        assertThat(simulator.session().remembers())
                .extracting(Memory::toString)
                .containsExactly("user: when do you open", "assistant: We open at nine");
    }

    @Test
    void callerIsUnderstoodByTheSoundOfTheWords() {
        open("");
        simulator.script().understandsMelodyOf(List.of("where is the station please"));

        client.say("where is the station");

        assertThat(client.await("conversation.item.input_audio_transcription.completed")
                        .getString("transcript"))
                .isEqualTo("where is the station");
    }

    @Test
    void callerWhoSpeaksCancelsTheAnswerAndTheModelRemembersWhatWasHeard() {
        open("");
        simulator.timing().pace = 1;
        simulator.script().callerSays("tell me", "stop");
        simulator.script().answers(Answer.say("It all began long ago in a land far away from here and now"));
        simulator.mischief().lateDeltas = 2;
        client.say("tell me");
        String itemId =
                client.await("response.output_item.added").getJsonObject("item").getString("id");
        client.await("response.output_audio.delta");
        client.await("response.output_audio_transcript.delta");
        client.await("response.output_audio_transcript.delta");

        client.say("stop");
        JsonObject response = client.await("response.done").getJsonObject("response");
        client.await("response.output_audio.delta");
        client.await("response.output_audio.delta");
        client.send("{'type':'conversation.item.truncate','item_id':'" + itemId
                + "','content_index':0,'audio_end_ms':290}");
        client.await("conversation.item.truncated");

        assertThat(response.getString("status")).isEqualTo("cancelled");
        assertThat(response.getJsonObject("status_details").getString("reason")).isEqualTo("turn_detected");
        assertThat(simulator.session().believes(itemId)).contains("It all");
        assertThat(simulator.session().remembers().getFirst().text()).isEqualTo("tell me");
    }

    @Test
    void clientEndsTurnsItselfWithoutDetection() {
        open(",'turn_detection':null");
        simulator.script().callerSays("hello");
        simulator.script().answers(Answer.say("Good morning"));

        client.say("hello");
        client.send("{'type':'input_audio_buffer.commit'}");
        client.await("input_audio_buffer.committed");
        client.send("{'type':'response.create'}");
        client.await("response.done");

        assertThat(client.types()).doesNotContain("input_audio_buffer.speech_started");
        assertThat(simulator.session().remembers())
                .extracting(Memory::toString)
                .containsExactly("user: hello", "assistant: Good morning");
    }

    @Test
    void severalFunctionsAreCalledAndTheirResultsRemembered() {
        open("");
        simulator
                .script()
                .answers(
                        Answer.say("One moment")
                                .andCall("look", "{\"day\":\"monday\"}")
                                .andCall("count", "{}"),
                        Answer.say("Done"));

        client.send("{'type':'response.create'}");
        JsonObject first = client.await("response.function_call_arguments.done");
        JsonObject second = client.await("response.function_call_arguments.done");
        JsonObject response = client.await("response.done").getJsonObject("response");
        for (JsonObject call : List.of(first, second)) {
            client.send("{'type':'conversation.item.create','item':{'type':'function_call_output','call_id':'"
                    + call.getString("call_id") + "','output':'ok " + call.getString("name") + "'}}");
        }
        client.send("{'type':'response.create'}");
        client.await("response.done");

        assertThat(first.getString("arguments")).isEqualTo("{\"day\":\"monday\"}");
        assertThat(client.types().stream().filter("response.function_call_arguments.delta"::equals))
                .hasSize(3);
        assertThat(response.getJsonArray("output")).hasSize(3);
        assertThat(simulator.session().remembers())
                .extracting(Memory::toString)
                .containsExactly(
                        "assistant: One moment",
                        "call: look{\"day\":\"monday\"}",
                        "call: count{}",
                        "result: ok look",
                        "result: ok count",
                        "assistant: Done");
    }

    @Test
    void historyIsRestoredAsTextInItsOrder() {
        open("");

        client.send("{'type':'conversation.item.create','item':{'id':'b','type':'message','role':'assistant',"
                + "'content':[{'type':'output_text','text':'Hello'}]}}");
        client.send("{'type':'conversation.item.create','previous_item_id':'root','item':{'id':'a','type':'message',"
                + "'role':'system','content':[{'type':'input_text','text':'Be kind'}]}}");
        client.send("{'type':'conversation.item.create','previous_item_id':'a','item':{'id':'c','type':'message',"
                + "'role':'user','content':[{'type':'input_text','text':'Hi'}]}}");
        client.await("conversation.item.added");
        client.await("conversation.item.added");
        JsonObject last = client.await("conversation.item.added");

        assertThat(last.getString("previous_item_id")).isEqualTo("a");
        assertThat(simulator.session().remembers())
                .extracting(Memory::toString)
                .containsExactly("system: Be kind", "user: Hi", "assistant: Hello");
    }

    @Test
    void answerOutOfBandLeavesTheConversationAlone() {
        open("");
        simulator.timing().answerDelay = Duration.ofMillis(300);
        simulator.script().answers(Answer.say("Aloud"));
        simulator.script().asides(Answer.say("a summary"));

        client.send("{'type':'response.create'}");
        client.send("{'type':'response.create','response':{'conversation':'none','output_modalities':['text'],"
                + "'metadata':{'topic':'summary'},'input':[]}}");
        client.await("response.done");
        client.await("response.done");

        assertThat(client.all())
                .filteredOn(event -> event.getString("type").equals("response.output_text.done"))
                .extracting(event -> event.getString("text"))
                .containsExactly("a summary");
        assertThat(simulator.session().remembers()).extracting(Memory::toString).containsExactly("assistant: Aloud");
    }

    @Test
    void transcriptMayComeLateOrNever() {
        open("");
        simulator
                .script()
                .callerSays(
                        Utterance.of("one").later(Duration.ofMillis(300)),
                        Utterance.of("two").unrecognised());

        client.say("one");
        client.await("response.done");
        client.await("conversation.item.input_audio_transcription.completed");
        client.say("two");
        client.await("conversation.item.input_audio_transcription.failed");

        assertThat(simulator.faults()).isEmpty();
    }

    @Test
    void answerMayBreakOffOrFail() {
        open("");
        simulator
                .script()
                .answers(
                        Answer.say("This is too").incomplete("max_output_tokens"),
                        Answer.failed("rate_limit_exceeded", "Rate limit reached"));

        client.send("{'type':'response.create'}");
        JsonObject incomplete = client.await("response.done").getJsonObject("response");
        client.send("{'type':'response.create'}");
        JsonObject failed = client.await("response.done").getJsonObject("response");

        assertThat(incomplete.getString("status")).isEqualTo("incomplete");
        assertThat(failed.getJsonObject("status_details").getJsonObject("error").getString("code"))
                .isEqualTo("rate_limit_exceeded");
    }

    @Test
    void racesAreAnsweredAndAreNoViolations() {
        open("");
        simulator.timing().answerDelay = Duration.ofMillis(300);

        client.send("{'type':'response.cancel'}");
        JsonObject none = client.awaitError();
        client.send("{'type':'input_audio_buffer.commit'}");
        JsonObject empty = client.awaitError();
        client.send("{'type':'response.create'}");
        client.send("{'type':'response.create','event_id':'mine'}");
        JsonObject second = client.awaitError();

        assertThat(none.getString("code")).isEqualTo("response_cancel_not_active");
        assertThat(empty.getString("message")).endsWith("buffer only has 0.00ms of audio.");
        assertThat(second.getString("code")).isEqualTo("conversation_already_has_active_response");
        assertThat(second.getString("event_id")).isEqualTo("mine");
        assertThat(simulator.faults()).extracting(Fault::race).containsOnly(true);
    }

    @Test
    void silenceAfterAnAnswerIsATurnWhenAskedFor() {
        open(",'turn_detection':{'type':'server_vad','idle_timeout_ms':5000}");
        simulator.script().answers(Answer.say("Hello"), Answer.say("Are you there"));

        client.send("{'type':'response.create'}");
        client.await("input_audio_buffer.timeout_triggered");
        client.await("response.done");

        assertThat(simulator.script().spoken()).containsExactly("Hello", "Are you there");
    }

    @Test
    void sessionThatIsTooOldIsEnded() {
        simulator.timing().lifetime = Duration.ofMillis(400);
        open("");

        assertThat(client.awaitError().getString("code")).isEqualTo("session_expired");
        JsonObject close = client.await("close");
        assertThat(close.getInt("code")).isEqualTo(1001);
    }

    private void open(String more) {
        client = new RawClient(URI.create(simulator.baseUrl() + "/v1/realtime?model=gpt-realtime-2.1"), "key");
        client.await("session.created");
        client.send("{'type':'session.update','session':{'type':'realtime'," + String.format(PHONE, more) + "}}");
        client.await("session.updated");
    }
}
