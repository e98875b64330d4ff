package ai.beluga.voice.gateway;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.call.CallKeys;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.LanguageModelKeys;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.session.HearingSettings;
import ai.beluga.voice.turn.EndSigns;
import ai.beluga.voice.turn.EndpointingMode;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnWords;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.VoiceSettings;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TurnKeysTest {

    @Test
    void nothingConfiguredGivesTheStartingValuesOfTheCore() {
        Configuration nothing = Configurations.of();

        assertThat(TurnKeys.voice(nothing)).isEqualTo(VoiceSettings.DEFAULT);
        assertThat(TurnKeys.turn(nothing).floor()).isEqualTo(TurnSettings.DEFAULT.floor());
        assertThat(TurnKeys.turn(nothing).limits()).isEqualTo(TurnSettings.DEFAULT.limits());
        assertThat(TurnKeys.turn(nothing).interruption()).isEqualTo(English.TURN.interruption());
        assertThat(TurnKeys.turn(nothing).endpointing())
                .isEqualTo(EndpointingSettings.DEFAULT.with(EndSigns.DEFAULT.with(TurnWords.of(Locale.US))));
    }

    @Test
    void everyKeyOfVoiceActivityIsHeeded() {
        VoiceSettings voice = TurnKeys.voice(Configurations.of(
                "beluga.vad.start-probability", "0.7",
                "beluga.vad.stop-probability", "0.6",
                "beluga.vad.min-speech", "50ms",
                "beluga.vad.min-silence", "60ms",
                "beluga.turn.interrupt-after", "70ms"));

        assertThat(voice).isEqualTo(new VoiceSettings(0.7, 0.6, ofMillis(50), ofMillis(60), ofMillis(70)));
    }

    @Test
    void whatTheRecogniserHearsAndFromWhenIsHeeded() {
        HearingSettings nothing = TurnKeys.hearing(Configurations.of());
        HearingSettings hearing =
                TurnKeys.hearing(Configurations.of("beluga.stt.input", "denoised", "beluga.vad.pre-roll", "120ms"));

        assertThat(nothing).isEqualTo(new HearingSettings(VoiceSettings.DEFAULT, RecogniserInput.RAW, ofMillis(300)));
        assertThat(hearing)
                .isEqualTo(new HearingSettings(VoiceSettings.DEFAULT, RecogniserInput.DENOISED, ofMillis(120)));
    }

    @Test
    void everyKeyOfEndpointingIsHeeded() {
        var endpointing = TurnKeys.turn(Configurations.of(
                        "beluga.turn.min-pause", "200ms",
                        "beluga.turn.normal-pause", "300ms",
                        "beluga.turn.max-pause", "400ms",
                        "beluga.turn.recognition-timeout", "5s",
                        "beluga.turn.adaptive", "false"))
                .endpointing();

        assertThat(endpointing.min()).isEqualTo(ofMillis(200));
        assertThat(endpointing.normal()).isEqualTo(ofMillis(300));
        assertThat(endpointing.max()).isEqualTo(ofMillis(400));
        assertThat(endpointing.recognition()).isEqualTo(ofSeconds(5));
        assertThat(endpointing.adaptive()).isFalse();
    }

    @Test
    void everySignBesideThePauseIsHeeded() {
        EndSigns signs = TurnKeys.turn(Configurations.of(
                        "beluga.turn.endpointing", "recogniser",
                        "beluga.turn.text-hints", "false",
                        "beluga.turn.detector-weight", "0.4",
                        "beluga.turn.stable-text", "50ms",
                        "beluga.turn.resumed-within", "60ms"))
                .endpointing()
                .signs();

        assertThat(signs)
                .isEqualTo(new EndSigns(EndpointingMode.RECOGNISER, TurnWords.NONE, 0.4, ofMillis(50), ofMillis(60)));
    }

    @Test
    void wordsOfALanguageWithoutRulesDoNotCount() {
        assertThat(TurnKeys.turn(Configurations.of("beluga.language", "pt-BR"))
                        .endpointing()
                        .signs()
                        .words())
                .isEqualTo(TurnWords.NONE);
    }

    @Test
    void everyKeyOfTheFloorIsHeeded() {
        var floor = TurnKeys.turn(Configurations.of(
                        "beluga.turn.false-interruption-after", "2s",
                        "beluga.turn.reprompt-after", "20s",
                        "beluga.turn.reprompts", "5",
                        "beluga.turn.digit-pause", "3s"))
                .floor();

        assertThat(floor.falseInterruptionAfter()).isEqualTo(ofSeconds(2));
        assertThat(floor.repromptAfter()).isEqualTo(ofSeconds(20));
        assertThat(floor.reprompts()).isEqualTo(5);
        assertThat(floor.digitPause()).isEqualTo(ofSeconds(3));
    }

    @Test
    void everyLimitOfACallIsHeeded() {
        var limits = TurnKeys.turn(Configurations.of(
                        "beluga.turn.reply-timeout", "4s",
                        "beluga.calls.away-timeout", "40s",
                        "beluga.calls.max-duration", "3m"))
                .limits();

        assertThat(limits.reply()).isEqualTo(ofSeconds(4));
        assertThat(limits.away()).isEqualTo(ofSeconds(40));
        assertThat(limits.call()).isEqualTo(ofMinutes(3));
    }

    @Test
    void valuesThatContradictEachOtherAreFaultsThatNameTheKey() {
        assertThat(Configurations.faults(
                        Configurations.of(
                                "beluga.vad.start-probability", "0.3",
                                "beluga.vad.stop-probability", "0.4",
                                "beluga.turn.min-pause", "2s",
                                "beluga.turn.normal-pause", "1s",
                                "beluga.turn.max-pause", "500ms"),
                        new TurnKeys()))
                .extracting(Fault::key)
                .containsExactlyInAnyOrder(
                        "beluga.vad.stop-probability", "beluga.turn.min-pause", "beluga.turn.normal-pause");
    }

    @Test
    void callThatMayOutliveItsPlaceIsRefused() {
        Configuration forgetful =
                Configurations.of("beluga.calls.max-duration", "2h", "beluga.calls.forgotten-after", "2h");

        assertThat(Configurations.faults(forgetful, new TurnKeys(), new CallKeys()))
                .extracting(Fault::key)
                .containsExactly("beluga.calls.forgotten-after");
    }

    @Test
    void modelThatMayBeSlowerThanAReplyIsRefused() {
        assertThat(Configurations.faults(
                        Configurations.of(
                                "beluga.agent.llm.base-url", "http://localhost:1/v1",
                                "beluga.agent.llm.model", "any",
                                "beluga.agent.llm.timeout", "30s"),
                        new TurnKeys(),
                        new LanguageModelKeys()))
                .extracting(Fault::key)
                .containsExactly("beluga.agent.llm.timeout");
    }
}
