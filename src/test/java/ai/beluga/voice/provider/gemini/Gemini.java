package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.simulator.gemini.GeminiSimulator;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.s2s.Talk;
import ai.beluga.voice.testkit.ThreadTimers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The engine against a simulator, without the container. */
final class Gemini implements AutoCloseable {

    static final String KEY = "key-of-the-tests";

    final GeminiSimulator simulator = new GeminiSimulator(KEY);
    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("gemini-test").factory());
    private final ThreadTimers timers = new ThreadTimers();
    private final SocketClient client = new SocketClient(executor, timers, Duration.ofSeconds(10));
    private final Map<String, String> settings = new HashMap<>(
            Map.of("beluga.s2s.gemini.base-url", simulator.baseUrl().toString(), "beluga.s2s.gemini.api-key", KEY));

    Gemini set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Another key than the vendor's. */
    Gemini withKey(String key) {
        return set("beluga.s2s.gemini.api-key", key);
    }

    SpeechToSpeech engine() {
        return GeminiEngine.of(Configuration.of(settings), client);
    }

    Talk open(Opening opening) {
        Talk talk = new Talk();
        talk.stream(engine().open(opening, talk)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join());
        return talk;
    }

    Talk open(Opening.Turns turns) {
        return open(opening(turns));
    }

    static Opening opening(Opening.Turns turns, Opening.Tool... tools) {
        return new Opening(
                Locale.US, "You answer the phone.", Arrays.asList(tools), List.of(), turns, Optional.empty());
    }

    static Opening opening(List<Line> history, Optional<String> resume) {
        return new Opening(Locale.US, "You answer the phone.", List.of(), history, Opening.Turns.OURS, resume);
    }

    @Override
    public void close() {
        client.close();
        simulator.close();
        timers.close();
        executor.shutdownNow();
    }
}
