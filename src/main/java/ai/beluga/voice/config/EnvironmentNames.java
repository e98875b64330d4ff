package ai.beluga.voice.config;

import java.util.Locale;

/** How MicroProfile Config writes a key as the name of an environment variable. */
final class EnvironmentNames {

    static final String PREFIX = "BELUGA_";

    private EnvironmentNames() {}

    static String of(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
