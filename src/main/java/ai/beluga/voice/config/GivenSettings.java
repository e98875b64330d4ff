package ai.beluga.voice.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that a program was given by its caller, instead of those of the server around it. */
record GivenSettings(Map<String, String> values) implements Settings {

    private static final String SOURCE = "given";
    private static final int ORDINAL = 400;

    GivenSettings {
        values = Map.copyOf(values);
    }

    @Override
    public Optional<Setting> find(String name) {
        return Optional.ofNullable(values.get(name)).map(text -> new Setting(name, text, SOURCE, ORDINAL));
    }

    @Override
    public List<Setting> written() {
        return values.keySet().stream().flatMap(name -> find(name).stream()).toList();
    }

    @Override
    public List<String> environment() {
        return List.of();
    }
}
