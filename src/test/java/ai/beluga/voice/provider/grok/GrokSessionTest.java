package ai.beluga.voice.provider.grok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.realtime.RealtimeFarEnd;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.realtime.RealtimeSimulator;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.ConversationBench;
import ai.beluga.voice.speech.s2s.FarEnd;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Grok voice is asked for, and how a conversation goes on. */
class GrokSessionTest extends ConversationBench {

    private static final Line SAID_BEFORE = new Line(Line.Role.CALLER, "told as history");

    @Override
    protected FarEnd farEnd() {
        return new Grok();
    }

    @Test
    void requestSaysWhatTheSettingsSay() {
        far.set("model", "grok-voice-latest");
        far.set("voice", "ara");
        far.set("speed", "1.25");
        far.set("transcription-model", "other");
        far.set("keyterms", "Beluga Voice, R&D");
        far.set("reasoning-effort", "high");
        open();

        assertThat(simulator().upgrades().getFirst().query())
                .containsOnly(Map.entry("model", List.of("grok-voice-latest")));
        JsonObject transcription = audio("input").getJsonObject("transcription");
        assertThat(session().getString("voice")).isEqualTo("ara");
        assertThat(session().getJsonObject("reasoning").getString("effort")).isEqualTo("high");
        assertThat(audio("output").getJsonNumber("speed").doubleValue()).isEqualTo(1.25);
        assertThat(transcription.getString("model")).isEqualTo("other");
        assertThat(transcription.getString("language_hint")).isEqualTo("en");
        assertThat(transcription.getJsonArray("keyterms").toString()).isEqualTo("[\"Beluga Voice\",\"R&D\"]");
    }

    @Test
    void muLawGoesBothWaysAndNothingIsDetectedWhileTheGatewayTakesTheTurns() {
        open();

        assertThat(audio("input").getJsonObject("format").toString()).contains("audio/pcmu", "8000");
        assertThat(audio("output").getJsonObject("format").toString()).contains("audio/pcmu", "8000");
        assertThat(session().getJsonObject("turn_detection").isNull("type")).isTrue();
        assertThat(session()).doesNotContainKey("resumption");
    }

    @Test
    void vendorIsToldHowToTakeTheTurns() {
        far.set("vad-threshold", "0.7");
        far.set("vad-silence", "650ms");
        open(opening(Opening.Turns.VENDORS));

        JsonObject detection = session().getJsonObject("turn_detection");
        assertThat(detection.getString("type")).isEqualTo("server_vad");
        assertThat(detection.getJsonNumber("threshold").doubleValue()).isEqualTo(0.7);
        assertThat(detection.getInt("silence_duration_ms")).isEqualTo(650);
    }

    @Test
    void conversationGoesOnByItsHandle() {
        far.set("resumption", "true");
        assertThat(far.client().capabilities().has(Capability.RESUMES)).isTrue();
        SpeechToSpeech.Stream first = open();
        String handle = reports.next(S2sEvent.Resumable.class).handle();
        turn(first, SAID);
        reports.reply();
        first.close();
        far.awaitGone();
        SpeechToSpeech.Stream second = open(resuming(handle));
        turn(second, SAID_NEXT);
        reports.reply();

        assertThat(far.memory()).startsWith("user: " + SAID).contains("user: " + SAID_NEXT);
        assertThat(far.memory()).noneMatch(line -> line.contains("history"));
    }

    @Test
    void conversationTheVendorForgotGoesOnWithTheHistory() {
        far.set("resumption", "true");
        turn(open(resuming("conv_nobody")), SAID);
        reports.reply();

        assertThat(far.memory()).startsWith("user: told as history", "user: " + SAID);
    }

    @Test
    void vendorThatKeepsNothingIsAskedForNothingItKept() {
        turn(open(resuming("conv_77")), SAID);
        reports.reply();

        assertThat(far.client().capabilities().has(Capability.RESUMES)).isFalse();
        assertThat(simulator().upgrades().getFirst().query()).containsOnlyKeys("model");
        assertThat(far.memory()).startsWith("user: told as history");
        assertThat(reports.taken()).noneMatch(S2sEvent.Resumable.class::isInstance);
    }

    @Test
    void pingOfTheVendorIsNothing() {
        SpeechToSpeech.Stream stream = open();
        ((GrokSimulator) simulator()).ping();
        turn(stream, SAID);

        assertThat(said(reports.reply())).isEqualTo("I heard " + SAID);
    }

    @Test
    void modelWhoseCutsAreIgnoredForgetsAtLeastWhatNobodyHeardAnythingOf() {
        simulator().mischief().ignoreTruncate = true;
        far.says("one two three", "four five six");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.reply();
        stream.interrupt(1, 160);

        assertThat(memoryAfterAnotherTurn(stream)).containsExactly("user: " + SAID, "assistant: one two three");
    }

    private Opening resuming(String handle) {
        return new Opening(
                plain().language(),
                plain().instructions(),
                plain().tools(),
                List.of(SAID_BEFORE),
                plain().turns(),
                Optional.of(handle));
    }

    private RealtimeSimulator simulator() {
        return ((RealtimeFarEnd) far).simulator();
    }

    private JsonObject session() {
        return simulator().session().config();
    }

    private JsonObject audio(String way) {
        return session().getJsonObject("audio").getJsonObject(way);
    }
}
