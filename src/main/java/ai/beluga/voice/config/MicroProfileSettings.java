package ai.beluga.voice.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Values as MicroProfile Config sees them. */
final class MicroProfileSettings implements Settings {

    private final Config config;
    private final Map<String, String> environment;

    MicroProfileSettings(Config config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
    }

    @Override
    public Optional<Setting> find(String name) {
        ConfigValue found = config.getConfigValue(name);
        return Optional.ofNullable(text(found))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new Setting(
                        name, text, origin(found.getSourceName(), found.getSourceOrdinal()), found.getSourceOrdinal()));
    }

    @Override
    public List<Setting> written() {
        List<Setting> written = new ArrayList<>();
        for (ConfigSource source : config.getConfigSources()) {
            for (String name : source.getPropertyNames()) {
                String value = isOurs(name) ? source.getValue(name) : null;
                if (value != null) {
                    written.add(new Setting(
                            name, value, origin(source.getName(), source.getOrdinal()), source.getOrdinal()));
                }
            }
        }
        return written;
    }

    @Override
    public List<String> environment() {
        return environment.keySet().stream()
                .filter(name -> name.startsWith(EnvironmentNames.PREFIX))
                .sorted()
                .toList();
    }

    /** Some sources list environment variables under dotted names as well; those are no files. */
    private boolean isOurs(String name) {
        return withoutProfile(name).startsWith("beluga.") && !environment.containsKey(EnvironmentNames.of(name));
    }

    /** {@code %demo.beluga.greeting} is {@code beluga.greeting}. */
    static String withoutProfile(String name) {
        return name.startsWith("%") ? name.substring(name.indexOf('.') + 1) : name;
    }

    /** An expression that cannot be resolved stays as written, and is then found not to be allowed. */
    private static @Nullable String text(ConfigValue found) {
        try {
            return found.getValue();
        } catch (NoSuchElementException unresolved) {
            return found.getRawValue();
        }
    }

    private static String origin(String source, int ordinal) {
        return source + " (ordinal " + ordinal + ")";
    }
}
