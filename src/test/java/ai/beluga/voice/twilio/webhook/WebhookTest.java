package ai.beluga.voice.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.call.Call;
import ai.beluga.voice.call.CallState;
import ai.beluga.voice.call.CallsForTests;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.session.Switchboard;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.twilio.StreamFailed;
import jakarta.enterprise.event.Event;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

    private static final CallId CALL = new CallId("CA450188bc524230c5086da78b80861648");

    private final Configuration configuration = Configurations.of(
            "beluga.public-url", "https://voice.example.com", "beluga.transfer.number", "+14155550100");
    private final CallsForTests beans = new CallsForTests(configuration, new ManualTime());
    private final VoiceResource voice = new VoiceResource(beans.answerCall(), beans.continueCall(), configuration);
    private final List<String> ended = new ArrayList<>();
    private final List<StreamFailed> failed = new ArrayList<>();
    private final StatusResource status = new StatusResource(beans.calls(), switchboard(), failures());

    @Test
    void realQuestionIsAnsweredAndAllOfItIsKept() throws IOException {
        MultivaluedMap<String, String> form = realQuestion();
        form.add("SomethingNew", "1");
        form.add("SomethingNew", "2");

        assertThat(voice.answer(form)).contains("<Connect><Stream url=\"wss://voice.example.com/twilio/media\"");
        Call call = beans.calls().find(CALL).orElseThrow();
        assertThat(call.details())
                .containsEntry("SomethingNew", List.of("1", "2"))
                .hasSize(28);
        assertThat(call.details()).containsEntry("ToZip", List.of(""));
    }

    @Test
    void repeatedQuestionHasTheSameAnswer() {
        assertThat(voice.answer(form("CallSid", "CA1"))).isEqualTo(voice.answer(form("CallSid", "CA1")));
    }

    @Test
    void questionWithoutCallSidIsABadRequestThatSaysSo() {
        for (MultivaluedMap<String, String> form : List.of(form(), form("CallSid", " "))) {
            assertThatThrownBy(() -> voice.answer(form))
                    .isInstanceOf(MissingParameterException.class)
                    .hasMessage("The parameter CallSid is missing: Twilio sends it with every request about a call.");
        }
    }

    @Test
    void personIsDialledAndTheCallerIsToldWhenNobodyAnswers() {
        voice.answer(form("CallSid", "CA1"));
        beans.calls().ended(new CallId("CA1"), EndReason.TRANSFER);

        assertThat(voice.next(form("CallSid", "CA1"))).contains("<Number>+14155550100</Number>");
        assertThat(voice.next(form("CallSid", "CA1", "DialCallStatus", "no-answer")))
                .contains("<Say");
        assertThat(voice.next(form("CallSid", "CA1", "DialCallStatus", "completed")))
                .contains("<Hangup/>")
                .doesNotContain("<Say");
    }

    @Test
    void apologyCanBeConfigured() {
        Configuration other =
                Configurations.of("beluga.public-url", "https://voice.example.com", "beluga.calls.apology", "Oh dear.");
        VoiceResource resource = new VoiceResource(beans.answerCall(), beans.continueCall(), other);
        resource.answer(form("CallSid", "CA1"));
        beans.calls().ended(new CallId("CA1"), EndReason.INTERNAL_ERROR);

        assertThat(resource.next(form("CallSid", "CA1"))).contains(">Oh dear.</Say>");
    }

    @Test
    void realEndOfACallEndsItsConversationOnceAndForAll() throws IOException {
        MultivaluedMap<String, String> told = new MultivaluedHashMap<>();
        for (String pair : resource("voice-status-callback-real.txt").trim().split("&", -1)) {
            String[] both = pair.split("=", 2);
            told.add(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        CallId call = new CallId("CAbe982f58915a2def4cf7aaa1f1766236");
        voice.answer(form("CallSid", call.value()));

        status.call(told);
        status.call(told);
        status.call(form("CallSid", call.value(), "CallStatus", "in-progress", "SequenceNumber", "2"));

        assertThat(beans.calls().find(call).map(Call::state)).contains(CallState.FINISHED);
        assertThat(ended).containsOnly(call + " CALLER_HUNG_UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "ringing", "in-progress", "", "something-new"})
    void runningCallGoesOn(String callStatus) {
        voice.answer(form("CallSid", "CA1"));

        status.call(form("CallSid", "CA1", "CallStatus", callStatus));

        assertThat(ended).isEmpty();
        assertThat(beans.calls().liveCount()).isEqualTo(1);
    }

    @Test
    void onlyAStreamsErrorIsActedUpon() throws IOException {
        for (String line : resource("stream-status-callback-real.jsonl").lines().toList()) {
            status.stream(form(line));
        }
        assertThat(failed).isEmpty();

        status.stream(form("CallSid", "CA1", "StreamSid", "MZ1", "StreamEvent", "stream-error", "StreamError", "x"));
        assertThat(failed).containsExactly(new StreamFailed(new CallId("CA1"), "MZ1"));
    }

    @Test
    void statusWithoutCallSidIsABadRequest() {
        assertThatThrownBy(() -> status.call(form())).isInstanceOf(MissingParameterException.class);
        assertThatThrownBy(() -> status.stream(form())).isInstanceOf(MissingParameterException.class);
    }

    private static MultivaluedMap<String, String> realQuestion() throws IOException {
        try (JsonReader reader =
                Json.createReader(new java.io.StringReader(resource("voice-inbound-webhook-real.json")))) {
            return form(reader.readObject().getJsonObject("form"));
        }
    }

    private static MultivaluedMap<String, String> form(String json) {
        try (JsonReader reader = Json.createReader(new java.io.StringReader(json))) {
            return form(reader.readObject());
        }
    }

    private static MultivaluedMap<String, String> form(JsonObject json) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        json.forEach((name, value) -> form.add(name, ((JsonString) value).getString()));
        return form;
    }

    private static MultivaluedMap<String, String> form(String name, String value, String... more) {
        MultivaluedMap<String, String> form = form();
        form.add(name, value);
        for (int n = 0; n < more.length; n += 2) {
            form.add(more[n], more[n + 1]);
        }
        return form;
    }

    private static MultivaluedMap<String, String> form() {
        return new MultivaluedHashMap<>();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WebhookTest.class.getResourceAsStream("/twilio/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Switchboard switchboard() {
        return new Switchboard() {
            @Override
            public LineInput attach(CallId call, Line line) {
                throw new AssertionError("no line here");
            }

            @Override
            public void end(CallId call, EndReason reason) {
                ended.add(call + " " + reason);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private Event<StreamFailed> failures() {
        return (Event<StreamFailed>) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("fire");
                    failed.add((StreamFailed) arguments[0]);
                    return null;
                });
    }
}
