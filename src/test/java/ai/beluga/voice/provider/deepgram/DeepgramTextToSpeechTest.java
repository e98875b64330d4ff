package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.simulator.deepgram.Sound;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.Reports;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TextToSpeechContract;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /v1/speak} against the simulator. */
class DeepgramTextToSpeechTest extends TextToSpeechContract {

    private final Reports reports = new Reports();
    private Deepgram deepgram;

    @BeforeEach
    void start() {
        deepgram = new Deepgram();
    }

    @AfterEach
    void stop() {
        assertThat(deepgram.simulator.violations()).isEmpty();
        deepgram.close();
    }

    @Override
    protected TextToSpeech synthesizer() {
        return deepgram.speak();
    }

    @Override
    protected boolean tellsWordTimes() {
        return false;
    }

    @Test
    void speaksAsTheTelephoneHears() {
        assertThat(deepgram.speak().output()).isEqualTo(AudioFormat.TELEPHONE);
    }

    @Test
    void requestSaysWhatTheSettingsSay() {
        deepgram.set("beluga.tts.deepgram.model", "aura-2-zeus-en").set("beluga.tts.deepgram.mip-opt-out", "true");

        open().close();

        assertThat(deepgram.simulator.upgrades().getFirst().path()).isEqualTo("/v1/speak");
        assertThat(deepgram.simulator.upgrades().getFirst().query())
                .containsEntry("model", List.of("aura-2-zeus-en"))
                .containsEntry("encoding", List.of("mulaw"))
                .containsEntry("sample_rate", List.of("8000"))
                .containsEntry("mip_opt_out", List.of("true"));
    }

    @Test
    void everySegmentHasExactlyItsOwnAudio() {
        deepgram.simulator.mischief().strange = true;
        deepgram.simulator.mischief().pieces = 4;
        TextToSpeech.Stream stream = open();

        stream.speak(1, "We are open.");
        stream.speak(2, "Come \"in\", please.");
        List<TtsEvent> events = reports.untilDone(2);

        assertThat(Reports.audio(events, 1)).isEqualTo(Sound.hum("We are open."));
        assertThat(Reports.audio(events, 2)).isEqualTo(Sound.hum("Come \"in\", please."));
        stream.close();
    }

    /** The vendor takes 20 flushes a minute of a connection; a caller cannot wait for the next minute. */
    @Test
    void livelyConversationIsSpokenWithoutWaitingForTheVendorsNextMinute() {
        TextToSpeech.Stream stream = open();

        for (int segment = 1; segment <= 50; segment++) {
            stream.speak(segment, "Yes.");
            List<TtsEvent> events = reports.untilDone(segment);
            assertThat(Reports.audio(events, segment)).isEqualTo(Sound.hum("Yes."));
        }

        assertThat(deepgram.simulator.upgrades()).hasSizeBetween(3, 6);
        assertThat(deepgram.simulator.connections()).isLessThanOrEqualTo(2);
        stream.close();
        for (int connections = deepgram.simulator.upgrades().size(); connections > 0; connections--) {
            deepgram.simulator.await("gone");
        }
    }

    @Test
    void clauseThatFoundNoFlushLeftIsSpokenOverTheConnectionThatOpensLater() {
        TextToSpeech.Stream stream = open();
        deepgram.simulator.mischief().slowHandshake = Duration.ofMillis(700);

        for (int segment = 1; segment <= 21; segment++) {
            stream.speak(segment, "Yes.");
            assertThat(Reports.audio(reports.untilDone(segment), segment)).isEqualTo(Sound.hum("Yes."));
        }

        assertThat(deepgram.simulator.upgrades()).hasSize(2);
        stream.close();
    }

    /** All calls of the node have one breaker: what a call may do without must not cost others their first connection. */
    @Test
    void refusedSecondConnectionIsAskedForOnceAndKeepsNoOtherCallFromOpening() {
        AtomicInteger guarded = new AtomicInteger();
        DeepgramOpening guard = new DeepgramOpening() {
            @Override
            public <S> CompletionStage<S> speak(Supplier<CompletionStage<S>> attempt) {
                guarded.incrementAndGet();
                return super.speak(attempt);
            }
        };
        TextToSpeech.Stream stream = deepgram.speak(guard)
                .open(Locale.US, reports)
                .toCompletableFuture()
                .join();
        deepgram.simulator.mischief().refuseWith = 429;

        for (int segment = 1; segment <= 20; segment++) {
            stream.speak(segment, "Yes.");
            assertThat(Reports.audio(reports.untilDone(segment), segment)).isEqualTo(Sound.hum("Yes."));
        }

        assertThat(deepgram.simulator.upgrades()).hasSize(2);
        assertThat(guarded).hasValue(1);
        stream.close();
    }

    @Test
    void audioThatComesTooLateForACancelIsNobodys() {
        deepgram.simulator.mischief().lateAudio = true;
        TextToSpeech.Stream stream = open();
        stream.speak(1, "This sentence is long enough to be interrupted in the middle, and then it goes on and on.");
        reports.next();

        stream.cancel();
        stream.speak(2, "But this.");
        List<TtsEvent> events = reports.untilDone(2);

        assertThat(Reports.audio(events, 2)).isEqualTo(Sound.hum("But this."));
        stream.close();
    }

    @Test
    void cancelWithNothingUnderWayAsksNothingOfTheVendor() {
        TextToSpeech.Stream stream = open();
        stream.speak(1, "Hello.");
        reports.untilDone(1);

        stream.cancel();
        stream.speak(2, "Hello again.");
        reports.untilDone(2);

        assertThat(deepgram.simulator.received()).doesNotContain("Clear");
        stream.close();
    }

    @Test
    void textBeyondTheVendorsLimitIsSpokenInPieces() {
        String sentence = "This is a sentence of the terms and conditions that nobody reads. ";
        String text = sentence.repeat(40).strip();
        TextToSpeech.Stream stream = open();

        stream.speak(1, text);
        List<TtsEvent> events = reports.untilDone(1);

        assertThat(Reports.audio(events, 1)).isEqualTo(Sound.hum(text));
        assertThat(events.stream().filter(TtsEvent.Done.class::isInstance)).hasSize(1);
        stream.close();
    }

    @Test
    void manySegmentsStayWithinTheVendorsFlushesAndAllAreSpoken() {
        TextToSpeech.Stream stream = open();
        StringBuilder all = new StringBuilder();

        for (int i = 0; i < 60; i++) {
            stream.speak(i, "Item number " + i + ".");
            all.append("Item number ").append(i).append(". ");
        }
        List<TtsEvent> events = reports.untilDone(59);

        byte[] audio = Reports.audio(IntStream.range(0, 60).boxed().toList(), events);
        assertThat(audio).isEqualTo(Sound.hum(all.toString()));
        assertThat(events.stream().filter(TtsEvent.Done.class::isInstance).map(Reports::segmentOf))
                .containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
        stream.close();
    }

    @Test
    void lostConnectionNamesTheFirstSegmentThatWillNotBeSpoken() {
        TextToSpeech.Stream stream = open();
        stream.speak(4, "Hello.");
        reports.untilDone(4);
        stream.speak(5, "This sentence is long enough to be interrupted in the middle, and then it goes on and on.");
        reports.next();

        deepgram.simulator.drop();
        TtsEvent last = reports.next();
        while (last instanceof TtsEvent.Audio) {
            last = reports.next();
        }

        assertThat(last).isInstanceOfSatisfying(TtsEvent.Failed.class, failed -> {
            assertThat(failed.segment()).isEqualTo(5);
            assertThat(failed.cause()).isInstanceOf(ProviderException.Transient.class);
        });
        stream.close();
    }

    @Test
    void vendorThatAnswersNothingIsFound() {
        deepgram.set("beluga.tts.deepgram.dead-after", "500ms");
        TextToSpeech.Stream stream = open();
        stream.speak(1, "Hello.");
        reports.untilDone(1);

        deepgram.simulator.hang();

        assertThat(reports.next())
                .isInstanceOfSatisfying(
                        TtsEvent.Failed.class,
                        failed -> assertThat(failed.cause())
                                .isInstanceOf(ProviderException.Transient.class)
                                .hasMessageContaining("answers nothing"));
        stream.close();
    }

    @Test
    void garbageEndsTheStreamForNow() {
        TextToSpeech.Stream stream = open();
        stream.speak(1, "Hello.");
        reports.untilDone(1);
        deepgram.simulator.mischief().garble = true;

        stream.speak(2, "Hello again.");
        TtsEvent last = reports.next();
        while (last instanceof TtsEvent.Audio) {
            last = reports.next();
        }

        assertThat(last).isInstanceOf(TtsEvent.Failed.class);
        stream.close();
    }

    @Test
    void vendorIsToldGoodbyeAndNothingIsSpokenAfterwards() {
        TextToSpeech.Stream stream = open();

        stream.close();

        deepgram.simulator.await("Close");
        deepgram.simulator.await("gone");
        assertThatIllegalStateException().isThrownBy(() -> stream.speak(1, "Too late."));
    }

    @Test
    void languageTheVoiceDoesNotSpeakIsRefusedForGood() {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> deepgram.speak()
                        .open(Locale.GERMANY, reports)
                        .toCompletableFuture()
                        .join())
                .withCauseInstanceOf(ProviderException.Permanent.class)
                .withMessageContaining("aura-2-thalia-en does not speak de-DE");
    }

    private TextToSpeech.Stream open() {
        return deepgram.speak().open(Locale.US, reports).toCompletableFuture().join();
    }
}
