package ai.beluga.voice.hostile;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.provider.gemini.GeminiEngine;
import ai.beluga.voice.provider.grok.GrokEngine;
import ai.beluga.voice.provider.nova.NovaEngine;
import ai.beluga.voice.provider.openai.OpenAiEngine;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.simulator.gemini.GeminiSimulator;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.nova.NovaSimulator;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.Script;
import ai.beluga.voice.simulator.realtime.Timing;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * A vendor on the loopback and the client of it that the gateway has.
 *
 * @param turns who takes the turns
 * @param drop every connection dies
 * @param violations what the client did against the vendor's documentation
 */
record SimulatedVendor(
        SpeechToSpeech client,
        Opening.Turns turns,
        Script script,
        Timing timing,
        Supplier<List<String>> violations,
        Runnable drop,
        List<Runnable> closing) {

    private static final String KEY = "key-of-the-tests";

    /** Which there are. */
    enum Name {
        OPENAI,
        GROK,
        GEMINI,
        NOVA
    }

    static SimulatedVendor of(Name name, ExecutorService threads, Timers timers) {
        SocketClient sockets = new SocketClient(threads, timers, Duration.ofSeconds(10));
        return switch (name) {
            case OPENAI -> {
                OpenAiSimulator it = new OpenAiSimulator(KEY);
                SpeechToSpeech client = OpenAiEngine.of(
                        Configurations.of(
                                "beluga.s2s.openai-realtime.base-url",
                                it.baseUrl().toString(),
                                "beluga.s2s.openai-realtime.api-key",
                                KEY),
                        sockets,
                        timers);
                yield new SimulatedVendor(
                        client,
                        Opening.Turns.OURS,
                        it.script(),
                        it.timing(),
                        it::violations,
                        it::drop,
                        List.of(sockets::close, it::close));
            }
            case GROK -> {
                GrokSimulator it = new GrokSimulator(KEY);
                SpeechToSpeech client = GrokEngine.of(
                        Configurations.of(
                                "beluga.s2s.grok.base-url", it.baseUrl().toString(), "beluga.s2s.grok.api-key", KEY),
                        sockets,
                        timers);
                yield new SimulatedVendor(
                        client,
                        Opening.Turns.OURS,
                        it.script(),
                        it.timing(),
                        it::violations,
                        it::drop,
                        List.of(sockets::close, it::close));
            }
            case GEMINI -> {
                GeminiSimulator it = new GeminiSimulator(KEY);
                SpeechToSpeech client = GeminiEngine.of(
                        Configurations.of(
                                "beluga.s2s.gemini.base-url",
                                it.baseUrl().toString(),
                                "beluga.s2s.gemini.api-key",
                                KEY),
                        sockets);
                yield new SimulatedVendor(
                        client,
                        Opening.Turns.OURS,
                        it.script(),
                        it.timing(),
                        it::violations,
                        it::drop,
                        List.of(sockets::close, it::close));
            }
            case NOVA -> nova(threads, timers);
        };
    }

    private static SimulatedVendor nova(ExecutorService threads, Timers timers) {
        NovaSimulator it = new NovaSimulator(KEY);
        List<Runnable> clients = new CopyOnWriteArrayList<>();
        SpeechToSpeech client = NovaEngine.of(
                Configurations.of(
                        "beluga.s2s.amazon-nova.base-url",
                        it.baseUrl().toString(),
                        "beluga.s2s.amazon-nova.access-key-id",
                        KEY,
                        "beluga.s2s.amazon-nova.secret-access-key",
                        "secret-of-the-tests",
                        "beluga.s2s.amazon-nova.model",
                        "amazon.nova-2-sonic-v1:0"),
                threads,
                timers,
                clients::add);
        // AWS's client takes two seconds to shut its threads down: nothing waits for that.
        return new SimulatedVendor(
                client,
                Opening.Turns.VENDORS,
                it.script(),
                it.timing(),
                it::violations,
                it::drop,
                List.of(() -> clients.forEach(Thread.ofVirtual()::start), it::close));
    }

    void close() {
        closing.forEach(Runnable::run);
    }
}
