package ai.beluga.voice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PreparedSpeechTest {

    private static final List<String> PROMPTS = List.of("Hello.", "Sorry.");

    private final ManualTime time = new ManualTime();
    private final List<Long> waits = new ArrayList<>();
    private final Voice dead = new Voice(false);
    private final Voice alive = new Voice(true);

    /** Speaks everything at once, or cannot be opened. */
    private static final class Voice implements TextToSpeech {
        private final boolean alive;
        private final List<String> spoken = new ArrayList<>();

        private Voice(boolean alive) {
            this.alive = alive;
        }

        @Override
        public AudioFormat output() {
            return AudioFormat.TELEPHONE;
        }

        @Override
        public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
            return alive
                    ? CompletableFuture.completedFuture(new AtOnce(spoken, events))
                    : CompletableFuture.failedFuture(new ProviderException.Transient("not there"));
        }
    }

    private record AtOnce(List<String> spoken, Consumer<TtsEvent> events) implements TextToSpeech.Stream {
        @Override
        public void speak(int segment, String text) {
            spoken.add(text);
            events.accept(new TtsEvent.Audio(segment, new byte[160]));
            events.accept(new TtsEvent.Done(segment));
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    @Test
    void everyVoiceHasThePrompts() throws ExecutionException {
        Voice other = new Voice(true);

        prepared(alive, other).prepare(PROMPTS);

        assertThat(alive.spoken).isEqualTo(PROMPTS);
        assertThat(other.spoken).isEqualTo(PROMPTS);
    }

    @Test
    void voiceThatIsAwayDoesNotKeepTheOtherFromStarting() throws ExecutionException {
        PreparedSpeech speech = prepared(dead, alive);

        speech.prepare(PROMPTS);

        assertThat(alive.spoken).isEqualTo(PROMPTS);
        assertThat(speech.recordings()).isPresent();
        assertThat(speech.voices().links().getFirst().health().state()).isEqualTo(ProviderHealth.State.SUSPECT);
        assertThat(speech.voices().links().getLast().health().state()).isEqualTo(ProviderHealth.State.HEALTHY);
    }

    @Test
    void serverWithoutAnyVoiceDoesNotStart() {
        TextToSpeech refusing =
                opening(() -> CompletableFuture.failedFuture(new ProviderException.Permanent("answered 401")));

        assertThatThrownBy(() -> prepared(refusing, refusing).prepare(PROMPTS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("answered 401");
    }

    @Test
    void nodeWhoseVendorsAreAllAwayAtStartIsReadyOnceOneIsBack() throws ExecutionException {
        Voice back = new Voice(true);
        TextToSpeech away = opening(() -> CompletableFuture.failedFuture(new ProviderException.Transient("away")));
        AtomicInteger tries = new AtomicInteger();
        PreparedSpeech speech = prepared(
                new TextToSpeech() {
                    @Override
                    public AudioFormat output() {
                        return back.output();
                    }

                    @Override
                    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
                        return tries.incrementAndGet() < 5 ? away.open(language, events) : back.open(language, events);
                    }
                },
                away);

        speech.prepare(PROMPTS);

        assertThat(back.spoken).isEqualTo(PROMPTS);
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L);
        assertThat(speech.voices().links().getFirst().health().state()).isEqualTo(ProviderHealth.State.HEALTHY);
    }

    @Test
    void serverThatIsStoppedWaitsForNoVendor() {
        PreparedSpeech speech = prepared(dead, new Voice(false));
        speech.giveUp();

        assertThatThrownBy(() -> speech.prepare(PROMPTS)).isInstanceOf(ExecutionException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void wrongKeyIsNotTriedAgainForEveryCallerAsIfTheVendorWereAway() throws ExecutionException {
        PreparedSpeech speech = prepared(
                opening(() -> CompletableFuture.failedFuture(new ProviderException.Permanent("answered 401"))), alive);

        speech.prepare(PROMPTS);

        assertThat(speech.voices().links().getFirst().health().lastFailure()).contains(EngineFailure.REFUSED);
        assertThat(speech.voices().links().getFirst().health().state()).isEqualTo(ProviderHealth.State.DOWN);
    }

    @Test
    void vendorTheOperatorForcedDownIsNotPaidForPrompts() throws ExecutionException {
        Voice forced = new Voice(true);
        PreparedSpeech speech = prepared(forced, alive);
        speech.voices().links().getFirst().health().force(ProviderHealth.Force.DOWN);

        speech.prepare(PROMPTS);

        assertThat(forced.spoken).isEmpty();
        assertThat(alive.spoken).isEqualTo(PROMPTS);
    }

    @Test
    void promptThatTakesTooLongLeavesNoStreamBehind() throws ExecutionException {
        AtomicInteger closed = new AtomicInteger();
        TextToSpeech mute = opening(() -> CompletableFuture.completedFuture(new TextToSpeech.Stream() {
            @Override
            public void speak(int segment, String text) {}

            @Override
            public void cancel() {}

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        }));
        PreparedSpeech speech = prepared(mute, alive);

        speech.prepare(PROMPTS);

        assertThat(closed).hasValue(1);
        assertThat(alive.spoken).isEqualTo(PROMPTS);
    }

    @Test
    void openingThatTakesTooLongIsGivenUp() throws ExecutionException {
        CompletableFuture<TextToSpeech.Stream> hanging = new CompletableFuture<>();

        prepared(opening(() -> hanging), alive).prepare(PROMPTS);

        assertThat(hanging).isCancelled();
    }

    /** Time to wait passes at once. */
    private Timers.Cancellable atOnce(Duration wait, Runnable task) {
        waits.add(wait.toSeconds());
        time.advance(wait);
        task.run();
        return () -> {};
    }

    private static TextToSpeech opening(Supplier<CompletionStage<TextToSpeech.Stream>> open) {
        return new TextToSpeech() {
            @Override
            public AudioFormat output() {
                return AudioFormat.TELEPHONE;
            }

            @Override
            public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
                return open.get();
            }
        };
    }

    private PreparedSpeech prepared(TextToSpeech first, TextToSpeech second) {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), 0, () -> 0);
        Chain<TextToSpeech> chain = new Chain<>(
                EnginePort.TTS,
                List.of(
                        new Chain.Link<>("first", first, new ProviderHealth(backoff)),
                        new Chain.Link<>("second", second, new ProviderHealth(backoff))));
        return new PreparedSpeech(chain, Locale.US, time, this::atOnce, Duration.ofMillis(300));
    }
}
