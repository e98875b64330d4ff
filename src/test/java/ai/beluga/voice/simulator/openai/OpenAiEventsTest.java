package ai.beluga.voice.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.RawClient;
import ai.beluga.voice.simulator.realtime.Utterance;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Whatever the simulator says is an event by the vendor's own types. */
class OpenAiEventsTest {

    /** What the service sends although the types do not have it. */
    private static final Set<String> BEYOND_THE_TYPES =
            Set.of("session.id", "session.object", "session.expires_at", "response.status_details.error.message");

    @Test
    void everyEventIsAsPublished() {
        List<JsonObject> sent = new CopyOnWriteArrayList<>();
        try (OpenAiSimulator simulator = new OpenAiSimulator("key")) {
            simulator.witness(sent::add);
            simulator.mischief().conversationFirst = true;
            script(simulator);
            try (RawClient client =
                    new RawClient(URI.create(simulator.baseUrl() + "/v1/realtime?model=gpt-realtime-2.1"), "key")) {
                talk(client, simulator);
            }
        }

        Set<String> types = new TreeSet<>();
        sent.forEach(event -> types.add(event.getString("type")));
        assertThat(types).hasSize(32);
        assertThat(sent.stream().flatMap(event -> findings(event).stream())).isEmpty();
    }

    @Test
    void typesFindWhatIsWrong() {
        assertThat(VendorTypes.server("{\"type\":\"response.output_audio.done\",\"event_id\":\"e\"}"))
                .isNotEmpty();
        assertThat(VendorTypes.server("{\"type\":\"input_audio_buffer.cleared\",\"event_id\":\"e\",\"more\":1}"))
                .extracting(VendorTypes.Finding::path)
                .containsExactly("more");
        assertThat(VendorTypes.server("{\"type\":\"response.audio.delta\",\"event_id\":\"e\"}"))
                .isNotEmpty();
    }

    private static List<String> findings(JsonObject event) {
        List<String> findings = new ArrayList<>();
        for (VendorTypes.Finding finding : VendorTypes.server(event.toString())) {
            if (!BEYOND_THE_TYPES.contains(finding.path())) {
                findings.add(event.getString("type") + ": " + finding);
            }
        }
        return findings;
    }

    private static void script(OpenAiSimulator simulator) {
        simulator
                .script()
                .callerSays(Utterance.of("hello there"), Utterance.of("what").unrecognised());
        simulator
                .script()
                .answers(
                        Answer.say("Hello").andCall("look", "{\"a\":1}"),
                        Answer.say("It is a long story that will be cut"),
                        Answer.say("too long").incomplete("max_output_tokens"),
                        Answer.failed("server_error", "The server had an error"),
                        Answer.say("written"));
        simulator.script().asides(Answer.say("in short"));
    }

    private static void talk(RawClient client, OpenAiSimulator simulator) {
        client.send("{'type':'session.update','session':{'type':'realtime','tools':[{'type':'function','name':'look',"
                + "'description':'d','parameters':{'type':'object'}}],'audio':{'input':{'format':{'type':'audio/pcmu'},"
                + "'transcription':{'model':'gpt-4o-transcribe'},'turn_detection':{'type':'server_vad',"
                + "'idle_timeout_ms':5000}},'output':{'format':{'type':'audio/pcmu'},'voice':'marin'}}}}");
        client.await("session.updated");
        client.say("hello there");
        String item =
                client.await("response.output_item.added").getJsonObject("item").getString("id");
        client.await("response.done");
        client.send(
                "{'type':'conversation.item.truncate','item_id':'" + item + "','content_index':0,'audio_end_ms':90}");
        client.await("conversation.item.truncated");
        client.send("{'type':'conversation.item.retrieve','item_id':'" + item + "'}");
        client.await("conversation.item.retrieved");
        client.send("{'type':'conversation.item.delete','item_id':'" + item + "'}");
        client.await("conversation.item.deleted");
        simulator.timing().pace = 1;
        client.send("{'type':'response.create'}");
        client.await("response.output_audio.delta");
        client.say("what");
        client.await("conversation.item.input_audio_transcription.failed");
        client.send("{'type':'response.cancel'}");
        simulator.timing().pace = 10;
        client.await("input_audio_buffer.timeout_triggered");
        client.await("response.done");
        client.send("{'type':'response.create','response':{'output_modalities':['text']}}");
        client.await("response.done");
        client.send("{'type':'response.create','response':{'conversation':'none','output_modalities':['text'],"
                + "'metadata':{'a':'b'}}}");
        client.await("response.output_text.done");
        client.send("{'type':'input_audio_buffer.clear'}");
        client.await("input_audio_buffer.cleared");
        client.send("{'type':'conversation.item.create','item':{'type':'message','role':'user','content':"
                + "[{'type':'input_text','text':'x'}]}}");
        client.await("conversation.item.done");
        simulator.expire();
        client.await("close");
    }
}
