package ai.beluga.voice.config;

import java.util.List;
import java.util.Optional;

/** Where values come from, before anybody knows what they mean. */
interface Settings {

    /** The strongest value set for a name. */
    Optional<Setting> find(String name);

    /** Everything under {@code beluga.} that was written into a file, with its name as it stands there. */
    List<Setting> written();

    /** Names of environment variables that begin with {@code BELUGA_}. */
    List<String> environment();

    /**
     * A value and its origin.
     *
     * @param text as written, after expressions were resolved
     * @param source name and ordinal
     * @param ordinal strength of the source
     */
    record Setting(String name, String text, String source, int ordinal) {}
}
