package ai.beluga.voice.speech.fallback;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.testkit.ListeningRecogniser;
import ai.beluga.voice.testkit.ListeningRecogniser.Trouble;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** The decorator alone: what the pipeline is told, and when. */
class FallbackSpeechToTextTest {

    private final ManualTime time = new ManualTime();
    private final ListeningRecogniser first = new ListeningRecogniser(time, AudioFormat.PCM_16K);
    private final ListeningRecogniser second = new ListeningRecogniser(time, AudioFormat.PCM_16K);
    private final List<SttEvent> events = new ArrayList<>();
    private final List<CallEvent> facts = new ArrayList<>();
    private final FallbackSpeechToText recogniser = over(first, second);

    @Test
    void formatOfEnginesThatAgreeIsTheirsAndTheTelephonesOtherwise() {
        assertThat(recogniser.input()).isEqualTo(AudioFormat.PCM_16K);
        assertThat(over(first, new ListeningRecogniser(time, AudioFormat.PCM_8K))
                        .input())
                .isEqualTo(AudioFormat.PCM_8K);
    }

    @Test
    void engineThatSettlesItsTextInTimeIsKept() {
        SpeechToText.Stream stream = opened();

        stream.flush(1);
        time.advance(ofSeconds(30));

        assertThat(events).last().isEqualTo(new SttEvent.Flushed(1));
        assertThat(facts).isEmpty();
    }

    @Test
    void engineThatIsSilentIsGivenUpAtTheTimeoutWhenAnotherIsReady() {
        first.has(Trouble.HANGS);
        SpeechToText.Stream stream = opened();

        stream.flush(1);
        time.advance(ofMillis(999));
        assertThat(events).isEmpty();
        time.advance(ofMillis(1));

        assertThat(events).singleElement().isInstanceOf(SttEvent.Failed.class);
        assertThat(facts).containsExactly(new CallEvent.ProviderFailed(EnginePort.STT, "first", EngineFailure.SILENT));
    }

    @Test
    void engineThatIsSilentIsGivenTenSecondsWhenNobodyElseIsReady() {
        first.has(Trouble.HANGS);
        FallbackSpeechToText alone = over(first);
        SpeechToText.Stream stream =
                alone.open(Locale.US, events::add).toCompletableFuture().join();

        stream.flush(1);
        time.advance(ofMillis(9_999));
        assertThat(events).isEmpty();
        time.advance(ofMillis(1));

        assertThat(events).hasSize(1);
    }

    @Test
    void secondFlushIsNotAnsweredByTheAnswerToTheFirst() {
        first.has(Trouble.ANSWERS_WHAT_NOBODY_ASKED);
        SpeechToText.Stream stream = opened();

        stream.flush(1);
        time.advance(ofSeconds(1));

        assertThat(events).last().isInstanceOf(SttEvent.Failed.class);
    }

    @Test
    void nothingIsToldOfAStreamThatHasFailedOrIsClosed() {
        first.has(Trouble.HANGS);
        SpeechToText.Stream stream = opened();
        stream.flush(1);
        stream.close();

        time.advance(ofSeconds(30));

        assertThat(events).isEmpty();
        assertThat(facts).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void openingThatIsGivenUpLeavesNothingBehind() {
        first.has(Trouble.NEVER_OPENS);
        CompletableFuture<SpeechToText.Stream> opening =
                recogniser.open(Locale.US, events::add).toCompletableFuture();

        opening.cancel(true);

        assertThat(time.waiting()).isZero();
        assertThat(second.opened()).isZero();
        assertThat(facts).isEmpty();
    }

    @Test
    void chainThatIsDownIsWaitedForAndThenTried() {
        first.has(Trouble.CANNOT_BE_OPENED);
        second.has(Trouble.CANNOT_BE_OPENED);
        CompletableFuture<SpeechToText.Stream> opening =
                recogniser.open(Locale.US, events::add).toCompletableFuture();
        assertThat(opening).isNotDone();

        second.has(Trouble.NONE);
        time.advance(ofSeconds(3));

        assertThat(opening).isCompleted();
    }

    @Test
    void exhaustedChainFailsWithTheLastCauseWithinItsTime() {
        first.has(Trouble.CANNOT_BE_OPENED);
        second.has(Trouble.CANNOT_BE_OPENED);
        CompletableFuture<SpeechToText.Stream> opening =
                recogniser.open(Locale.US, events::add).toCompletableFuture();

        time.advance(ofSeconds(4));

        assertThat(opening)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(ProviderException.Transient.class);
        assertThat(first.opened() + second.opened()).isLessThanOrEqualTo(10);
    }

    @Test
    void callThatBeginsWhileTheFirstIsDownIsServedBySecondAndToldWhy() {
        first.has(Trouble.REFUSES);
        opened();
        facts.clear();

        recogniser.open(Locale.US, events::add);

        assertThat(first.opened()).isEqualTo(1);
        assertThat(second.opened()).isEqualTo(2);
        assertThat(facts).isEmpty();
    }

    private SpeechToText.Stream opened() {
        return recogniser.open(Locale.US, events::add).toCompletableFuture().join();
    }

    private FallbackSpeechToText over(SpeechToText... engines) {
        List<String> names = List.of("first", "second");
        List<Chain.Link<SpeechToText>> links = new ArrayList<>();
        for (SpeechToText engine : engines) {
            Backoff backoff = new Backoff(ofMillis(500), ofSeconds(60), 0, () -> 0);
            links.add(new Chain.Link<>(names.get(links.size()), engine, new ProviderHealth(backoff)));
        }
        return new FallbackSpeechToText(
                new Chain<>(EnginePort.STT, links),
                FallbackLimits.DEFAULT.answeringWithin(ofSeconds(1)),
                new CallContext(time, time, facts::add));
    }
}
