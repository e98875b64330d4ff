package ai.beluga.voice.simulator;

import ai.beluga.voice.simulator.gemini.GeminiSimulator;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.simulator.nova.NovaSimulator;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.simulator.realtime.ModelSimulator;
import ai.beluga.voice.simulator.realtime.Script;
import java.util.HashMap;
import java.util.Map;

/**
 * A vendor's simulator in this JVM, and what leads a gateway to it.
 *
 * @param name in {@code beluga.s2s.provider}
 * @param settings its address and credential
 * @param takesTurnsAlone it leaves no turn to the gateway, and is not told how far its reply was heard
 */
public record ModelVendor<S extends ModelSimulator<?>>(
        String name, S simulator, Map<String, String> settings, boolean takesTurnsAlone) {

    private static final String KEY = "key-of-the-tests";

    public static ModelVendor<OpenAiSimulator> openAi() {
        return withKey("openai-realtime", new OpenAiSimulator(KEY));
    }

    public static ModelVendor<GrokSimulator> grok() {
        return withKey("grok", new GrokSimulator(KEY));
    }

    public static ModelVendor<GeminiSimulator> gemini() {
        return withKey("gemini", new GeminiSimulator(KEY));
    }

    public static ModelVendor<NovaSimulator> nova() {
        NovaSimulator simulator = new NovaSimulator(KEY);
        return new ModelVendor<>(
                "amazon-nova",
                simulator,
                Map.of(
                        "beluga.s2s.amazon-nova.base-url",
                        simulator.baseUrl().toString(),
                        "beluga.s2s.amazon-nova.access-key-id",
                        KEY,
                        "beluga.s2s.amazon-nova.secret-access-key",
                        "secret-of-the-tests"),
                true);
    }

    private static <S extends ModelSimulator<?>> ModelVendor<S> withKey(String name, S simulator) {
        return new ModelVendor<>(
                name,
                simulator,
                Map.of(
                        "beluga.s2s." + name + ".base-url",
                        simulator.baseUrl().toString(),
                        "beluga.s2s." + name + ".api-key",
                        KEY),
                false);
    }

    /** What its callers say and what it answers. */
    public Script script() {
        return simulator.script();
    }

    /** The settings of a gateway that has no other model, and these. */
    public Map<String, String> alone(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("beluga.s2s.provider", name);
        if (takesTurnsAlone) {
            all.put("beluga.s2s.turns", "vendor");
        }
        all.putAll(more);
        return Map.copyOf(all);
    }
}
