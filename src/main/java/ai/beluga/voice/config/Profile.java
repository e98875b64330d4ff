package ai.beluga.voice.config;

import java.util.Locale;

/** How careful the gateway is: chosen by {@code mp.config.profile}. */
public enum Profile {

    /** On one's own machine, without keys: page and browser telephone included. */
    DEMO,

    /** For real calls; the choice when nothing is said. */
    PROD;

    /** As written in configuration. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
