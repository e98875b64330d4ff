package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.simulator.deepgram.Sound;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.SttReports;
import ai.beluga.voice.speech.stt.TurnJudgement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /v2/listen} against the simulator. */
class FluxSpeechToTextTest extends DeepgramRecogniserContract {

    @Override
    protected SpeechToText recogniser() {
        return deepgram.flux();
    }

    @Test
    void requestSaysWhatTheSettingsSay() {
        deepgram.set("beluga.stt.deepgram-flux.model", "flux-general-multi")
                .set("beluga.stt.deepgram-flux.keyterms", "Beluga Voice")
                .set("beluga.stt.deepgram-flux.eot-threshold", "0.8")
                .set("beluga.stt.deepgram-flux.eager-eot-threshold", "0.4")
                .set("beluga.stt.deepgram-flux.eot-timeout", "4s")
                .set("beluga.stt.deepgram-flux.mip-opt-out", "true");

        open().close();

        assertThat(deepgram.simulator.upgrades().getFirst().path()).isEqualTo("/v2/listen");
        assertThat(deepgram.simulator.upgrades().getFirst().query())
                .containsEntry("model", List.of("flux-general-multi"))
                .containsEntry("language_hint", List.of("en"))
                .containsEntry("keyterm", List.of("Beluga Voice"))
                .containsEntry("eot_threshold", List.of("0.8"))
                .containsEntry("eager_eot_threshold", List.of("0.4"))
                .containsEntry("eot_timeout_ms", List.of("4000"))
                .containsEntry("mip_opt_out", List.of("true"));
    }

    @Test
    void turnIsJudgedAfterItsTextOfTheSameMoment() {
        deepgram.set("beluga.stt.deepgram-flux.eager-eot-threshold", "0.4");
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.speech(6));
            List<SttEvent> events = untilOver();

            assertThat(judgements(events))
                    .containsExactly(TurnJudgement.STARTED, TurnJudgement.LIKELY_OVER, TurnJudgement.OVER);
            assertThat(SttReports.hypotheses(events).getFirst()).isEqualTo(new SttEvent.Hypothesis(0, "I", false));
            assertThat(events)
                    .containsSubsequence(
                            new SttEvent.Hypothesis(0, SENTENCES.getFirst(), false),
                            new SttEvent.TurnJudged(TurnJudgement.LIKELY_OVER),
                            new SttEvent.Hypothesis(0, SENTENCES.getFirst(), true),
                            new SttEvent.TurnJudged(TurnJudgement.OVER));
        }
    }

    @Test
    void turnInfoWithoutWordsIsASignOfLife() {
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.decoded(Sound.silence(1_000)));
            stream.flush(1);

            assertThat(reports.until(1)).contains(new SttEvent.Listening());
            assertThat(SttReports.hypotheses(reports.taken())).isEmpty();
        }
    }

    @Test
    void everyChangeOfMindIsTold() {
        deepgram.set("beluga.stt.deepgram-flux.eager-eot-threshold", "0.4");
        deepgram.simulator.mischief().hesitations = 2;
        deepgram.simulator.mischief().strange = true;
        deepgram.simulator.mischief().pieces = 5;
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.speech(6));

            assertThat(judgements(untilOver()))
                    .containsExactly(
                            TurnJudgement.STARTED,
                            TurnJudgement.LIKELY_OVER,
                            TurnJudgement.RESUMED,
                            TurnJudgement.LIKELY_OVER,
                            TurnJudgement.RESUMED,
                            TurnJudgement.LIKELY_OVER,
                            TurnJudgement.OVER);
        }
    }

    @Test
    void withoutAnEagerThresholdNothingIsLikely() {
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.speech(6));

            assertThat(judgements(untilOver())).containsExactly(TurnJudgement.STARTED, TurnJudgement.OVER);
        }
    }

    @Test
    void turnOfWhichNothingMoreIsSentDoesNotDangle() {
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.decoded(Sound.silence(200), Sound.tone(440, 1_800)));

            assertThat(judgements(untilOver())).endsWith(TurnJudgement.OVER);
        }
    }

    @Test
    void fluxEndsATurnTheGatewayEndedBeforeWithoutAWordOfIt() {
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.speech(6));
            stream.flush(1);
            int last = SttReports.newestSegment(reports.until(1));
            stream.endTurn();
            Deepgram.send(stream, Deepgram.decoded(Sound.silence(700), Sound.tone(440, 900)));
            List<SttEvent> events = untilOver();

            assertThat(SttReports.text(events, last + 1)).isEqualTo(SENTENCES.get(1));
            assertThat(judgements(events))
                    .containsExactly(TurnJudgement.STARTED, TurnJudgement.STARTED, TurnJudgement.OVER);
        }
    }

    @ParameterizedTest
    @CsvSource({"INTERNAL_SERVER_ERROR, true", "NET-0000, true", "DATA-0000, false", "UNPARSABLE_CLIENT_MESSAGE, false"
    })
    void errorOfFluxSaysWhetherTryingAgainHelps(String code, boolean again) {
        open();
        deepgram.simulator.fail(code);

        assertThat(reports.next(SttEvent.Failed.class).cause())
                .isInstanceOf(again ? ProviderException.Transient.class : ProviderException.Permanent.class)
                .hasMessageContaining(code)
                .hasMessageNotContaining("as asked for");
    }

    @Test
    void languageTheModelDoesNotHearIsRefusedForGood() {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> deepgram.flux()
                        .open(Locale.GERMANY, reports)
                        .toCompletableFuture()
                        .join())
                .withCauseInstanceOf(ProviderException.Permanent.class)
                .withMessageContaining("flux-general-en does not hear de-DE");
    }

    private List<SttEvent> untilOver() {
        while (!reports.next().equals(new SttEvent.TurnJudged(TurnJudgement.OVER))) {
            assertThat(reports.taken().getLast()).isNotInstanceOf(SttEvent.Failed.class);
        }
        return reports.taken();
    }

    private static List<TurnJudgement> judgements(List<SttEvent> events) {
        return events.stream()
                .filter(SttEvent.TurnJudged.class::isInstance)
                .map(event -> ((SttEvent.TurnJudged) event).judgement())
                .toList();
    }
}
