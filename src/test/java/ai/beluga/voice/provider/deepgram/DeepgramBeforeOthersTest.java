package ai.beluga.voice.provider.deepgram;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.RecoveryKeys;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.simulator.deepgram.Sound;
import ai.beluga.voice.speech.fallback.CallContext;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.fallback.FallbackSpeechToText;
import ai.beluga.voice.speech.fallback.FallbackTextToSpeech;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.SttReports;
import ai.beluga.voice.speech.tts.Reports;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.testkit.SharedTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The vendor as the first of a chain: what it may do by its own documentation is no fault for those who watch it. */
class DeepgramBeforeOthersTest {

    private static final int CLAUSES = 15;

    private final SharedTime time = new SharedTime();
    private final Deepgram deepgram = new Deepgram(time);
    private final List<CallEvent> facts = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        assertThat(deepgram.simulator.violations()).isEmpty();
        deepgram.close();
    }

    @Test
    void longAnswerKeepsItsVoiceWhenClausesShareAFlush() {
        Reports reports = new Reports();
        Chain<TextToSpeech> chain =
                new Chain<>(EnginePort.TTS, List.of(link("first", deepgram.speak()), link("second", deepgram.speak())));
        TextToSpeech voice = new FallbackTextToSpeech(
                chain,
                Optional.empty(),
                FallbackLimits.DEFAULT.answeringWithin(ofMillis(1_500)),
                new CallContext(time, time, facts::add));
        TextToSpeech.Stream stream =
                voice.open(Locale.US, reports).toCompletableFuture().join();

        StringBuilder all = new StringBuilder();
        for (int i = 0; i < CLAUSES; i++) {
            stream.speak(i, "Item number " + i + ".");
            all.append("Item number ").append(i).append(". ");
        }
        List<TtsEvent> events = reports.untilDone(CLAUSES - 1);
        stream.close();

        List<Integer> numbers = IntStream.range(0, CLAUSES).boxed().toList();
        assertThat(events).noneMatch(TtsEvent.Failed.class::isInstance);
        assertThat(events)
                .as("clauses did share")
                .anyMatch(event -> event instanceof TtsEvent.Done done && done.shared());
        assertThat(Reports.audio(numbers, events)).isEqualTo(Sound.hum(all.toString()));
        assertThat(facts).isEmpty();
        assertThat(chain.links().getFirst().health().state()).isEqualTo(ProviderHealth.State.HEALTHY);
    }

    @Test
    void vendorThatAnswersAPauseWithNothingKeepsTheCall() {
        deepgram.simulator.mischief().silentFinalize = true;
        deepgram.simulator.understand("Hello there.");
        SttReports reports = new SttReports();
        SpeechToText.Stream stream = recogniser(reports);
        Deepgram.send(stream, Deepgram.speech(2));
        stream.flush(1);
        reports.until(1);

        stream.flush(2);
        time.advance(ListenStream.ANSWER_WITHIN);
        reports.until(2);
        time.advance(Configurations.of().get(RecoveryKeys.STT_ANSWER).minus(ListenStream.ANSWER_WITHIN));

        assertThat(reports.rest()).isEmpty();
        assertThat(facts).isEmpty();
        stream.close();
    }

    @Test
    void callerHeardByAVendorThatIsMuteFromTheBeginningIsHandedToTheNext() {
        SttReports reports = new SttReports();
        SpeechToText.Stream stream = recogniser(reports);
        deepgram.simulator.hang();
        Deepgram.send(stream, Deepgram.speech(2));

        stream.flush(1);
        time.advance(Configurations.of().get(RecoveryKeys.STT_ANSWER));

        assertThat(reports.rest()).singleElement().isInstanceOf(SttEvent.Failed.class);
        assertThat(facts).containsExactly(new CallEvent.ProviderFailed(EnginePort.STT, "first", EngineFailure.SILENT));
        stream.close();
    }

    private SpeechToText.Stream recogniser(SttReports reports) {
        Chain<SpeechToText> chain = new Chain<>(
                EnginePort.STT, List.of(link("first", deepgram.listen()), link("second", deepgram.listen())));
        return new FallbackSpeechToText(
                        chain,
                        FallbackLimits.DEFAULT.answeringWithin(
                                Configurations.of().get(RecoveryKeys.STT_ANSWER)),
                        new CallContext(time, time, facts::add))
                .open(Locale.US, reports)
                .toCompletableFuture()
                .join();
    }

    private static <E> Chain.Link<E> link(String name, E engine) {
        return new Chain.Link<>(
                name, engine, new ProviderHealth(new Backoff(ofMillis(500), ofSeconds(60), 0, () -> 0)));
    }
}
