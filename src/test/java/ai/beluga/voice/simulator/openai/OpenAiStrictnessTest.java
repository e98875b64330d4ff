package ai.beluga.voice.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.RawClient;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the vendor refuses is refused in its words, and found. */
class OpenAiStrictnessTest {

    private static final String SESSION = "{'type':'session.update','session':{'type':'realtime'%s}}";
    private static final String ITEM = "{'type':'conversation.item.create','item':%s}";

    private final OpenAiSimulator simulator = new OpenAiSimulator("key");
    private RawClient client;

    @AfterEach
    void stop() {
        if (client != null) {
            client.close();
        }
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'nonsense'}|invalid_value|type",
                "{'event_id':'x'}|invalid_event|",
                "[1]|invalid_event|",
                "{'type':'input_audio_buffer.append','audio':'%%%'}|invalid_value|audio",
                "{'type':'input_audio_buffer.append','audio':'AAAA','rate':8000}|unknown_parameter|rate",
                "{'type':'input_audio_buffer.append'}|missing_required_parameter|audio",
                "{'type':'conversation.item.truncate','item_id':'a','content_index':0}|missing_required_parameter|audio_end_ms",
                "{'type':'conversation.item.truncate','item_id':'a','content_index':0,'audio_end_ms':'1'}|invalid_value|audio_end_ms",
                "{'type':'conversation.item.truncate','item_id':'a','content_index':0,'audio_end_ms':1}|item_truncate_invalid_item_id|",
                "{'type':'conversation.item.delete','item_id':'a'}|item_delete_invalid_item_id|",
                "{'type':'output_audio_buffer.clear'}|invalid_value|type",
                "{'type':'response.create','response':{'modalities':['audio']}}|unknown_parameter|response.modalities",
                "{'type':'response.create','response':{'instructions':null}}|invalid_type|response.instructions",
            })
    void eventThatIsNotAsPublishedIsRefused(String event, String code, String param) {
        refused(event, code, param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                ",'voice':'marin'|unknown_parameter|session.voice",
                ",'modalities':['audio']|unknown_parameter|session.modalities",
                ",'output_modalities':['audio','text']|invalid_value|session.output_modalities",
                ",'audio':{'input':{'format':{'type':'audio/pcmu','rate':8000}}}|unknown_parameter|session.audio.input.format.rate",
                ",'audio':{'input':{'format':'g711_ulaw'}}|invalid_value|",
                ",'audio':{'input':{'turn_detection':{'type':'server_vad','create_response':null}}}|invalid_type|session.audio.input.turn_detection.create_response",
                ",'audio':{'input':{'turn_detection':{'type':'server_vad','eagerness':'low'}}}|unknown_parameter|session.audio.input.turn_detection.eagerness",
                ",'audio':{'input':{'turn_detection':{'type':'server_vad','idle_timeout_ms':100}}}|invalid_value|session.idle_timeout_ms",
                ",'audio':{'output':{'speed':9}}|invalid_value|session.speed",
                ",'tools':[{'type':'function','name':'f','strict':true}]|unknown_parameter|session.tools[0].strict",
                ",'tools':[{'type':'function','name':'not a name'}]|invalid_value|session.tools.name",
                ",'model':'gpt-realtime-2'|cannot_update_model|session.model",
            })
    void configurationThatIsNotAsPublishedIsRefused(String more, String code, String param) {
        refused(String.format(SESSION, more), code, param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'message','role':'assistant','content':[{'type':'output_audio','transcript':'x'}]}|missing_required_parameter|item.content[0].text",
                "{'type':'message','role':'user','content':[{'type':'output_text','text':'x'}]}|invalid_value|",
                "{'type':'function_call_output','call_id':'call_1','output':'x'}|invalid_tool_call_id|",
                "{'id':'a123456789012345678901234567890123','type':'message','role':'user','content':[{'type':'input_text','text':'x'}]}|string_above_max_length|item.id",
            })
    void itemThatCannotBeIsRefused(String item, String code, String param) {
        refused(String.format(ITEM, item), code, param);
    }

    @Test
    void configurationWithoutTypeIsRefused() {
        refused(
                "{'type':'session.update','session':{'instructions':'x'}}",
                "missing_required_parameter",
                "session.type");
    }

    @Test
    void truncateBeyondTheAudioIsRefused() {
        open();
        client.send(String.format(SESSION, ""));
        simulator.script().answers(Answer.say("two words"));
        client.send("{'type':'response.create'}");
        String itemId =
                client.await("response.output_item.added").getJsonObject("item").getString("id");
        client.await("response.done");

        client.send("{'type':'conversation.item.truncate','item_id':'" + itemId
                + "','content_index':0,'audio_end_ms':301}");

        assertThat(client.awaitError().getString("message"))
                .isEqualTo("Audio content of 300ms is already shorter than 301ms");
        assertThat(simulator.violations()).containsExactly("Audio content of 300ms is already shorter than 301ms");
        assertThat(simulator.session().believes(itemId)).contains("two words");
    }

    @Test
    void voiceCannotChangeOnceItWasHeard() {
        open();
        client.send("{'type':'response.create'}");
        client.await("response.done");

        client.send(String.format(SESSION, ",'audio':{'output':{'voice':'cedar'}}"));

        assertThat(client.awaitError().getString("code")).isEqualTo("cannot_update_voice");
    }

    @Test
    void audioBeforeConfigurationIsTakenForWhatItIsNotAndFound() {
        open();

        client.send("{'type':'input_audio_buffer.append','audio':'AAAAAAAA'}");
        simulator.await("input_audio_buffer.append");

        assertThat(simulator.violations()).containsExactly("audio before session.update");
        assertThat(simulator.faults()).isEmpty();
    }

    @Test
    void secondResultOfACallIsFound() {
        open();
        simulator.script().answers(Answer.call("look", "{}"));
        client.send("{'type':'response.create'}");
        String callId = client.await("response.function_call_arguments.done").getString("call_id");

        for (int i = 0; i < 2; i++) {
            client.send("{'type':'conversation.item.create','item':{'type':'function_call_output','call_id':'" + callId
                    + "','output':'x'}}");
            simulator.await("conversation.item.create");
        }

        assertThat(simulator.violations()).containsExactly("a second result of " + callId);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/realtime?model=m, wrong, 401",
        "/v1/realtime, key, 400",
        "/v1/realtime?model=m&voice=x, key, 400",
        "/v1/live?model=m, key, 404"
    })
    void requestThatIsNotAsDocumentedIsRefused(String target, String key, int status) {
        assertThatThrownBy(() -> new RawClient(URI.create(simulator.baseUrl() + target), key))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .satisfies(failure -> assertThat(((WebSocketHandshakeException) failure.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(status));
    }

    private void refused(String event, String code, String param) {
        open();

        client.send(event);

        JsonObject error = client.awaitError();
        assertThat(error.getString("code")).as(error.toString()).isEqualTo(code);
        if (param != null) {
            assertThat(error.getString("param")).as(error.toString()).isEqualTo(param);
        }
        assertThat(simulator.violations()).isNotEmpty();
    }

    private void open() {
        client = new RawClient(URI.create(simulator.baseUrl() + "/v1/realtime?model=gpt-realtime-2.1"), "key");
        client.await("session.created");
    }
}
