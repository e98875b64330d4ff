package ai.beluga.voice.provider.nova;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.simulator.nova.NovaSimulator;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.s2s.Talk;
import ai.beluga.voice.testkit.ThreadTimers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The engine against a simulator, through AWS's own client, without the container. */
final class Nova implements AutoCloseable {

    static final String KEY_ID = "AKIDOFTHETESTS";
    private static final String SECRET = "secret-of-the-tests";

    final NovaSimulator simulator = new NovaSimulator(KEY_ID);
    private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("nova-test").factory());
    private static final ThreadTimers TIMERS = new ThreadTimers();
    private final List<Runnable> clients = new ArrayList<>();
    private boolean closed;
    private final Map<String, String> settings = new LinkedHashMap<>();

    Nova() {
        set("base-url", simulator.baseUrl().toString());
        set("access-key-id", KEY_ID);
        set("secret-access-key", SECRET);
        set("model", "amazon.nova-2-sonic-v1:0");
    }

    /** A setting of engines made from now on. */
    void set(String key, String value) {
        settings.put("beluga.s2s.amazon-nova." + key, value);
    }

    SpeechToSpeech engine() {
        var configuration = Configurations.of(settings.entrySet().stream()
                .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue()))
                .toArray(String[]::new));
        return NovaEngine.of(configuration, EXECUTOR, TIMERS, clients::add);
    }

    Talk open(Opening opening) {
        Talk talk = new Talk();
        talk.stream(engine().open(opening, talk)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join());
        return talk;
    }

    Talk open() {
        return open(opening(List.of()));
    }

    static Opening opening(List<Line> history, Opening.Tool... tools) {
        return new Opening(
                Locale.US,
                "You answer the phone.",
                Arrays.asList(tools),
                history,
                Opening.Turns.VENDORS,
                Optional.empty());
    }

    /** An engine that is asked again finds that the vendor is gone; it is ended by closing once more. */
    @Override
    public void close() {
        // AWS's client takes two seconds to shut its threads down: nothing waits for that.
        clients.forEach(Thread.ofVirtual()::start);
        if (!closed) {
            closed = true;
            simulator.close();
        }
    }
}
