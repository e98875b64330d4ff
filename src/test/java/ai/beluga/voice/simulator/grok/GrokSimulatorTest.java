package ai.beluga.voice.simulator.grok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.RawClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations as the vendor is said to have them; whatever is said is checked against the documented shapes. */
class GrokSimulatorTest {

    private static final String PHONE =
            "{'type':'session.update','session':{'voice':'eve',%s'audio':{'input':{'format':"
                    + "{'type':'audio/pcmu','rate':8000},'transcription':{'model':'grok-transcribe'}},"
                    + "'output':{'format':{'type':'audio/pcmu','rate':8000}}}}}";
    private static final String VAD =
            "'turn_detection':{'type':'server_vad','threshold':0.5,'silence_duration_ms':300},";

    private final GrokSimulator simulator = new GrokSimulator("key");
    private final List<JsonObject> sent = new CopyOnWriteArrayList<>();
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void stop() {
        clients.forEach(RawClient::close);
        simulator.close();
        assertThat(sent.stream()
                        .flatMap(event -> ServerShapes.EVENTS
                                .getOrDefault(event.getString("type"), (path, value, faults) -> {
                                    throw new AssertionError("is never sent: " + event);
                                })
                                .faults(event)
                                .stream()))
                .isEmpty();
    }

    @Test
    void turnIsDetectedUnderstoodAndAnswered() {
        RawClient client = open(VAD);
        simulator.script().callerSays("when do you open");
        simulator.script().answers(Answer.say("We open at nine"));

        client.say("when do you open");
        String item =
                client.await("response.output_item.added").getJsonObject("item").getString("id");
        JsonObject growing = client.await("conversation.item.input_audio_transcription.updated");
        JsonObject grown = client.await("conversation.item.input_audio_transcription.updated");
        JsonObject done = client.await("conversation.item.input_audio_transcription.completed");
        JsonObject response = client.await("response.done").getJsonObject("response");

        assertThat(growing.getString("transcript")).isEqualTo("when");
        assertThat(grown.getString("transcript")).isEqualTo("when do");
        assertThat(done.getString("transcript")).isEqualTo("when do you open");
        assertThat(response.get("metadata")).isEqualTo(JsonValue.NULL);
        assertThat(Melody.heard(client.audio(item), List.of("We open at nine"))).hasSize(4);
        assertThat(client.types()).doesNotContain("conversation.item.done", "rate_limits.updated");
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void truncateTellsWhatIsLeft() {
        RawClient client = open(VAD);
        simulator.script().answers(Answer.say("one two three"));
        client.send("{'type':'response.create','response':{'instructions':'short','metadata':{'a':'b'}}}");
        String item =
                client.await("response.output_item.added").getJsonObject("item").getString("id");
        client.await("response.done");

        client.send(
                "{'type':'conversation.item.truncate','item_id':'" + item + "','content_index':0,'audio_end_ms':310}");

        assertThat(client.await("conversation.item.truncated").getString("transcript"))
                .isEqualTo("one two");
        assertThat(simulator.session().believes(item)).contains("one two");
    }

    @Test
    void announcementIsSaidWordByWordAndTheCallerIsNotHeardMeanwhile() {
        RawClient client = open(VAD);
        simulator.script().callerSays("never understood");

        client.send("{'type':'conversation.item.create','item':{'type':'force_message','role':'assistant',"
                + "'interruptible':false,'content':[{'type':'output_text','text':'This call is recorded'}]}}");
        client.await("response.created");
        client.say("wait");
        JsonObject transcript = client.await("response.output_audio_transcript.done");
        client.await("response.done");

        assertThat(transcript.getString("transcript")).isEqualTo("This call is recorded");
        assertThat(client.types()).doesNotContain("input_audio_buffer.speech_started");
        assertThat(simulator.script().understood()).isEmpty();
    }

    @Test
    void conversationIsResumedByWhoeverOptedIn() {
        RawClient first = open(VAD + "'resumption':{'enabled':true},");
        simulator.script().answers(Answer.say("Hello"));
        first.send("{'type':'response.create'}");
        first.await("response.done");
        String conversation = simulator.session().conversationId();
        first.close();
        simulator.await(GrokSimulator.GONE);

        RawClient second = connect("&conversation_id=" + conversation);
        JsonObject replayed = second.await("conversation.item.created").getJsonObject("item");

        assertThat(replayed.getString("role")).isEqualTo("assistant");
        assertThat(simulator.session().remembers()).extracting(Memory::toString).containsExactly("assistant: Hello");
        assertThat(simulator.session().conversationId()).isEqualTo(conversation);
    }

    @Test
    void conversationNobodyKeptBeginsAnew() {
        RawClient client = connect("&conversation_id=conv_nobody");

        assertThat(client.await("conversation.created")
                        .getJsonObject("conversation")
                        .getString("id"))
                .isNotEqualTo("conv_nobody");
        assertThat(simulator.session().remembers()).isEmpty();
    }

    @Test
    void responseBeforeEveryResultIsFound() {
        RawClient client = open(VAD);
        simulator.script().answers(Answer.call("look", "{}").andCall("count", "{}"), Answer.say("Done"));
        client.send("{'type':'response.create'}");
        String call = client.await("response.function_call_arguments.done").getString("call_id");
        client.await("response.done");

        client.send("{'type':'conversation.item.create','item':{'type':'function_call_output','call_id':'" + call
                + "','output':'x'}}");
        client.send("{'type':'response.create'}");
        client.await("response.done");

        assertThat(simulator.violations())
                .singleElement()
                .asString()
                .startsWith("a response before the result of call_");
    }

    @Test
    void audioBeforeConfigurationIsDroppedAndFound() {
        RawClient client = connect("");

        client.send("{'type':'input_audio_buffer.append','audio':'AAAAAAAA'}");
        simulator.await("input_audio_buffer.append");

        assertThat(simulator.session().audioMillis()).isZero();
        assertThat(simulator.violations()).containsExactly("audio before session.update");
    }

    @Test
    void errorsHaveNoCodes() {
        RawClient client = open("");

        client.send("{'type':'response.cancel'}");
        JsonObject error = client.awaitError();

        assertThat(error.getString("code")).isEmpty();
        assertThat(error.getString("message")).isEqualTo("Cancellation failed: no active response found");
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void pingsCome() {
        RawClient client = open("");

        simulator.ping();
        client.await("ping");
        simulator.pingEvery(Duration.ofMillis(20));
        client.await("ping");
        client.await("ping");

        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void sessionThatIsTooOldIsEnded() {
        simulator.timing().lifetime = Duration.ofMillis(300);
        RawClient client = open("");

        assertThat(client.awaitError().getString("type")).isEqualTo("max_duration");
        client.await("close");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'conversation.item.retrieve','item_id':'a'}|type",
                "{'type':'output_audio_buffer.clear'}|type",
                "{'type':'session.update','session':{'audio':{'output':{'voice':'eve'}}}}|session.audio.output.voice",
                "{'type':'session.update','session':{'audio':{'input':{'turn_detection':null}}}}|session.audio.input.turn_detection",
                "{'type':'session.update','session':{'turn_detection':{'type':'semantic_vad'}}}|session.turn_detection.type",
                "{'type':'session.update','session':{'turn_detection':{'type':'server_vad','create_response':true}}}|session.turn_detection.create_response",
                "{'type':'session.update','session':{'turn_detection':{'type':'server_vad','threshold':0.95}}}|session.turn_detection.threshold",
                "{'type':'session.update','session':{'audio':{'input':{'format':{'type':'audio/pcmu','rate':16000}}}}}|session.audio.input.format.rate",
                "{'type':'session.update','session':{'audio':{'input':{'transport':'binary'}}}}|session.audio.input.transport",
                "{'type':'session.update','session':{'tools':[{'type':'function','parameters':{}}]}}|session.tools[0].name",
                "{'type':'session.update','session':{'model':'grok-voice-3.0'}}|session.model",
                "{'type':'response.create','response':{'conversation':'none'}}|response.conversation",
                "{'type':'response.create','response':{'output_modalities':['audio']}}|response.output_modalities",
                "{'type':'conversation.item.create','item':{'type':'force_message','role':'user','content':[]}}|item.role",
                "{'type':'conversation.item.truncate','item_id':'a','content_index':0}|audio_end_ms",
            })
    void eventThatIsNotAsDocumentedIsRefused(String event, String param) {
        RawClient client = connect("");

        client.send(event);

        assertThat(client.awaitError().getString("param")).isEqualTo(param);
        assertThat(simulator.violations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'function','name':'f','description':'d','parameters':{'type':'object'}}",
                "{'type':'function','function':{'name':'f','parameters':{'type':'object'}}}",
                "{'type':'web_search'}",
            })
    void toolsAreTakenFlatAndNested(String tool) {
        RawClient client = connect("");

        client.send("{'type':'session.update','session':{'tools':[" + tool + "]}}");
        client.await("session.updated");

        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void commitIsOnlyForSessionsWithoutDetection() {
        RawClient client = open(VAD);

        client.send("{'type':'input_audio_buffer.commit'}");

        assertThat(client.awaitError().getString("param")).isEqualTo("type");
    }

    @Test
    void clientEndsTurnsItselfWithoutDetection() {
        RawClient client = open("");
        simulator.script().callerSays("hello");

        client.say("hello");
        client.send("{'type':'input_audio_buffer.commit'}");
        client.await("input_audio_buffer.committed");
        client.send("{'type':'response.create'}");
        client.await("response.done");

        assertThat(simulator.session().remembers())
                .extracting(Memory::toString)
                .containsExactly("user: hello", "assistant: I heard hello");
    }

    @ParameterizedTest
    @CsvSource({"model=m&voice=x, 400", "reasoning.effort=none, 400", "model=m&reasoning.effort=low, 400"})
    void requestThatIsNotAsDocumentedIsRefused(String query, int status) {
        assertThatThrownBy(() -> new RawClient(URI.create(simulator.baseUrl() + "/v1/realtime?" + query), "key"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(((WebSocketHandshakeException) failure.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(status));
    }

    @Test
    void sessionAndConversationAreToldInEitherOrder() {
        RawClient client = connect("");
        client.await("conversation.created");
        simulator.mischief().conversationFirst = true;
        RawClient other = connect("");
        other.await("session.created");

        assertThat(client.types()).startsWith("session.created", "conversation.created");
        assertThat(other.types()).startsWith("conversation.created", "session.created");
    }

    private RawClient open(String more) {
        RawClient client = connect("&reasoning.effort=none");
        client.send(String.format(PHONE, more));
        client.await("session.updated");
        return client;
    }

    private RawClient connect(String more) {
        simulator.witness(sent::add);
        RawClient client =
                new RawClient(URI.create(simulator.baseUrl() + "/v1/realtime?model=grok-voice-latest" + more), "key");
        clients.add(client);
        return client;
    }

    @Test
    void everyDocumentedEventOfAnAnswerIsSent() {
        RawClient client = open(VAD);
        simulator.script().answers(Answer.say("Hello").andCall("f", "{}"), Answer.say("text"));
        client.send("{'type':'response.create'}");
        client.await("response.done");
        client.send("{'type':'input_audio_buffer.clear'}");
        client.await("input_audio_buffer.cleared");

        Set<String> types = new TreeSet<>(client.types());
        assertThat(types).contains("response.function_call_arguments.delta", "response.content_part.done");
    }
}
