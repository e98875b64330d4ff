package ai.beluga.voice.load;

import ai.beluga.voice.simulator.gemini.GeminiSimulator;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.nova.NovaSimulator;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.RealtimeSimulator;
import ai.beluga.voice.simulator.realtime.Script;
import ai.beluga.voice.simulator.realtime.Timing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * A vendor's simulator in this JVM, and what leads the gateway to it alone.
 *
 * @param name of the provider
 * @param settings of the gateway
 * @param violations what was done against the vendor's documentation
 * @param sessions how many there have been
 */
record SimulatedModel(
        String name,
        Map<String, String> settings,
        Script script,
        Timing timing,
        Supplier<List<String>> violations,
        IntSupplier sessions) {

    private static final String KEY = "key-of-the-measurements";

    static SimulatedModel openAi() {
        return realtime("openai-realtime", new OpenAiSimulator(KEY));
    }

    static SimulatedModel grok() {
        return realtime("grok", new GrokSimulator(KEY));
    }

    static SimulatedModel gemini() {
        GeminiSimulator simulator = new GeminiSimulator(KEY);
        return new SimulatedModel(
                "gemini",
                reached("gemini", simulator.baseUrl().toString(), Map.of()),
                simulator.script(),
                simulator.timing(),
                simulator::violations,
                () -> simulator.sessions().size());
    }

    /** It takes the turns itself: it has no other way. */
    static SimulatedModel nova() {
        NovaSimulator simulator = new NovaSimulator(KEY);
        return new SimulatedModel(
                "amazon-nova",
                Map.of(
                        "beluga.s2s.provider",
                        "amazon-nova",
                        "beluga.s2s.turns",
                        "vendor",
                        "beluga.s2s.amazon-nova.base-url",
                        simulator.baseUrl().toString(),
                        "beluga.s2s.amazon-nova.access-key-id",
                        KEY,
                        "beluga.s2s.amazon-nova.secret-access-key",
                        "secret-of-the-measurements"),
                simulator.script(),
                simulator.timing(),
                simulator::violations,
                () -> simulator.sessions().size());
    }

    private static SimulatedModel realtime(String name, RealtimeSimulator simulator) {
        return new SimulatedModel(
                name,
                reached(name, simulator.baseUrl().toString(), Map.of()),
                simulator.script(),
                simulator.timing(),
                simulator::violations,
                () -> simulator.sessions().size());
    }

    /** Settings that lead to the simulator of a vendor with an address and a key, and these. */
    static Map<String, String> reached(String name, String baseUrl, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "beluga.s2s.provider",
                name,
                "beluga.s2s." + name + ".base-url",
                baseUrl,
                "beluga.s2s." + name + ".api-key",
                KEY));
        all.putAll(more);
        return Map.copyOf(all);
    }

    /** Its settings, and these. */
    Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
