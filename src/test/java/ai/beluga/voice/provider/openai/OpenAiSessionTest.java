package ai.beluga.voice.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.realtime.RealtimeFarEnd;
import ai.beluga.voice.simulator.wire.Upgrade;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.ConversationBench;
import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.SharedTime;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What OpenAI Realtime is asked for. */
class OpenAiSessionTest extends ConversationBench {

    @Override
    protected FarEnd farEnd() {
        return new OpenAi();
    }

    @Test
    void requestSaysWhatTheSettingsSay() {
        far.set("model", "gpt-realtime-2.1-mini");
        far.set("voice", "cedar");
        far.set("speed", "1.25");
        far.set("transcription-model", "gpt-live-transcribe");
        far.set("noise-reduction", "far_field");
        far.set("reasoning-effort", "low");
        open();

        Upgrade upgrade = simulated().simulator().upgrades().getFirst();
        assertThat(upgrade.headers()).containsEntry("authorization", "Bearer " + far.credential());
        assertThat(upgrade.query()).containsOnly(Map.entry("model", List.of("gpt-realtime-2.1-mini")));
        assertThat(output().getString("voice")).isEqualTo("cedar");
        assertThat(output().getJsonNumber("speed").doubleValue()).isEqualTo(1.25);
        assertThat(input().getJsonObject("transcription").getString("model")).isEqualTo("gpt-live-transcribe");
        assertThat(input().getJsonObject("transcription").getString("language")).isEqualTo("en");
        assertThat(input().getJsonObject("noise_reduction").getString("type")).isEqualTo("far_field");
        assertThat(session().getJsonObject("reasoning").getString("effort")).isEqualTo("low");
    }

    @Test
    void muLawGoesBothWaysAndNothingIsDetectedWhileTheGatewayTakesTheTurns() {
        open();

        assertThat(input().getJsonObject("format").getString("type")).isEqualTo("audio/pcmu");
        assertThat(output().getJsonObject("format").getString("type")).isEqualTo("audio/pcmu");
        assertThat(input().get("turn_detection")).isEqualTo(JsonValue.NULL);
        assertThat(input().get("noise_reduction")).isEqualTo(JsonValue.NULL);
        assertThat(session()).doesNotContainKey("reasoning");
    }

    @Test
    void vendorIsToldHowToTakeTheTurns() {
        far.set("vad-threshold", "0.7");
        far.set("vad-silence", "650ms");
        open(opening(Opening.Turns.VENDORS));

        JsonObject detection = input().getJsonObject("turn_detection");
        assertThat(detection.getString("type")).isEqualTo("server_vad");
        assertThat(detection.getJsonNumber("threshold").doubleValue()).isEqualTo(0.7);
        assertThat(detection.getInt("silence_duration_ms")).isEqualTo(650);
        assertThat(detection.getBoolean("create_response")).isTrue();
        assertThat(detection.getBoolean("interrupt_response")).isTrue();
    }

    @Test
    void capabilitiesSayWhatTheVendorCan() {
        far.set("longest-session", "30m");
        assertThat(far.client().capabilities().longestSession()).isEqualTo(Duration.ofMinutes(30));
        assertThat(far.client().capabilities().all())
                .doesNotContain(Capability.EXACT_WORDS, Capability.RESUMES)
                .contains(Capability.TELLS_SPEECH)
                .hasSize(8);
    }

    @Test
    void whatWasUsedIsTold() {
        turn(open(), SAID);

        assertThat(reports.next(S2sEvent.Used.class).usage().textIn()).isPositive();
    }

    @Test
    void refusedSessionIsAFailedOpeningThatNamesTheCode() {
        try (OpenAi still = new OpenAi(new SharedTime())) {
            still.simulator().mischief().silentUpdate = true;
            CompletableFuture<SpeechToSpeech.Stream> opening =
                    still.client().open(plain(), reports).toCompletableFuture();
            still.simulator().await("session.update");
            still.simulator().trouble("invalid_request_error", "unknown_voice", "The caller said secrets.");

            assertThat(opening)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(ProviderException.Permanent.class)
                    .withMessage("OpenAI Realtime reported unknown_voice");
        }
    }

    @Test
    void longHistoryIsCutAtItsOldest() {
        Line line = new Line(Line.Role.CALLER, "x".repeat(30_000));
        Line newest = new Line(Line.Role.AGENT, "newest");
        SpeechToSpeech.Stream stream =
                open(opening(Opening.Turns.OURS, line, line, line, line, new Line(Line.Role.CALLER, ""), newest));
        turn(stream, SAID);
        reports.reply();

        assertThat(far.memory().stream().filter(text -> text.contains("xxx"))).hasSize(3);
        assertThat(far.memory()).contains("assistant: newest");
        assertThat(simulated().simulator().session().remembers())
                .noneMatch(entry -> entry.text().isEmpty());
    }

    private RealtimeFarEnd simulated() {
        return (RealtimeFarEnd) far;
    }

    private JsonObject session() {
        return simulated().simulator().session().config();
    }

    private JsonObject input() {
        return session().getJsonObject("audio").getJsonObject("input");
    }

    private JsonObject output() {
        return session().getJsonObject("audio").getJsonObject("output");
    }
}
