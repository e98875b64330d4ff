package ai.beluga.voice.speech.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A caller who speaks on and on to a recogniser that says nothing any more. */
class MidSpeechTest {

    private static final int SECOND = 8_000;

    private final ManualTime time = new ManualTime();
    private final Told first = new Told();
    private final List<SttEvent> events = new ArrayList<>();
    private final List<CallEvent> facts = new ArrayList<>();

    @Test
    void recogniserThatFallsSilentIsReplacedWhileTheCallerStillSpeaks() {
        SpeechToText.Stream stream = opened(first, new Told());
        first.says("I would");

        speak(stream, 3 * SECOND);
        assertThat(facts).isEmpty();
        speak(stream, 160);

        assertThat(facts).containsExactly(new CallEvent.ProviderFailed(EnginePort.STT, "0", EngineFailure.SILENT));
        assertThat(events).last().isInstanceOf(SttEvent.Failed.class);
    }

    @Test
    void recogniserThatGoesOnIsKeptHoweverLongTheCallerSpeaks() {
        SpeechToText.Stream stream = opened(first, new Told());

        for (int second = 0; second < 60; second++) {
            first.says("so " + second);
            speak(stream, SECOND);
        }

        assertThat(facts).isEmpty();
    }

    @Test
    void recogniserThatSpeaksAtPausesOnlyIsNotDoubtedBetweenThem() {
        SpeechToText.Stream stream = opened(first, new Told());
        stream.flush(1);
        first.says("my number is");
        first.events.accept(new SttEvent.Flushed(1));

        speak(stream, 60 * SECOND);

        assertThat(facts).isEmpty();
    }

    /** As over a reply that only keys stop: the pause is answered, and the turn goes on being heard. */
    @Test
    void recogniserIsNotBlamedForTheSilenceAfterAPause() {
        SpeechToText.Stream stream = opened(first, new Told());
        first.says("my number is");
        stream.flush(1);
        first.events.accept(new SttEvent.Flushed(1));

        speak(stream, 60 * SECOND);

        assertThat(facts).isEmpty();
    }

    @Test
    void recogniserThatFallsSilentWhenTheCallerGoesOnIsReplaced() {
        SpeechToText.Stream stream = opened(first, new Told());
        first.says("my number is");
        speak(stream, 2 * SECOND);
        stream.flush(1);
        first.events.accept(new SttEvent.Flushed(1));
        speak(stream, 60 * SECOND);

        stream.speechBegan();
        speak(stream, 3 * SECOND);
        assertThat(facts).isEmpty();
        speak(stream, 160);

        assertThat(facts).containsExactly(new CallEvent.ProviderFailed(EnginePort.STT, "0", EngineFailure.SILENT));
    }

    @Test
    void recogniserThatFindsNoWordsInASoundIsKeptAsLongAsItListens() {
        SpeechToText.Stream stream = opened(first, new Told());
        first.says("please hold");

        for (int second = 0; second < 60; second++) {
            first.events.accept(new SttEvent.Listening());
            speak(stream, SECOND);
        }

        assertThat(facts).isEmpty();
        assertThat(events).hasSize(1);
    }

    @Test
    void silentRecogniserThatNobodyCanReplaceIsKept() {
        SpeechToText.Stream stream = opened(first);
        first.says("I would");

        speak(stream, 60 * SECOND);

        assertThat(facts).isEmpty();
    }

    private SpeechToText.Stream opened(Told... engines) {
        List<Chain.Link<SpeechToText>> links = new ArrayList<>();
        for (Told engine : engines) {
            Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(60), 0, () -> 0);
            links.add(new Chain.Link<>("" + links.size(), engine, new ProviderHealth(backoff)));
        }
        return new FallbackSpeechToText(
                        new Chain<>(EnginePort.STT, links),
                        FallbackLimits.DEFAULT.answeringWithin(Duration.ofSeconds(1)),
                        new CallContext(time, time, facts::add))
                .open(Locale.US, events::add)
                .toCompletableFuture()
                .join();
    }

    private static void speak(SpeechToText.Stream stream, int samples) {
        for (int at = 0; at < samples; at += 160) {
            stream.accept(new short[160], 0, 160);
        }
    }

    /** Says what it is told to. */
    private static final class Told implements SpeechToText {

        private Consumer<SttEvent> events = event -> {};

        void says(String text) {
            events.accept(new SttEvent.Hypothesis(0, text, false));
        }

        @Override
        public AudioFormat input() {
            return AudioFormat.PCM_8K;
        }

        @Override
        public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> told) {
            events = told;
            return CompletableFuture.completedFuture(new Stream() {
                @Override
                public void accept(short[] samples, int offset, int length) {}

                @Override
                public void flush(int number) {}

                @Override
                public void endTurn() {}

                @Override
                public void close() {}
            });
        }
    }
}
