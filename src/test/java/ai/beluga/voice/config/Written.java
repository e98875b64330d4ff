package ai.beluga.voice.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings as if written into one file, and names as if found in the environment. */
final class Written implements Settings {

    static final String SOURCE = "beluga.xml (ordinal 500)";

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final List<String> environment = new ArrayList<>();

    /** @param keysAndValues in turn */
    static Written of(String... keysAndValues) {
        Written written = new Written();
        for (int n = 0; n < keysAndValues.length; n += 2) {
            written.values.put(keysAndValues[n], keysAndValues[n + 1]);
        }
        return written;
    }

    /** As if this name had been written into a source of another strength. */
    Written withOrdinal(String name, int ordinal) {
        ordinals.put(name, ordinal);
        return this;
    }

    Written inTheEnvironment(String... names) {
        environment.addAll(List.of(names));
        return this;
    }

    @Override
    public Optional<Setting> find(String name) {
        return Optional.ofNullable(values.get(name))
                .map(text -> new Setting(name, text, SOURCE, ordinals.getOrDefault(name, 500)));
    }

    @Override
    public List<Setting> written() {
        return values.keySet().stream()
                .filter(name -> MicroProfileSettings.withoutProfile(name).startsWith("beluga."))
                .sorted()
                .flatMap(name -> find(name).stream())
                .toList();
    }

    @Override
    public List<String> environment() {
        return List.copyOf(environment);
    }
}
