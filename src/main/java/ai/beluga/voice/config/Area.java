package ai.beluga.voice.config;

import java.util.List;

/**
 * A group of settings, declared by the package that reads them. A bean with a constructor without parameters, so that
 * the reference page can be written without a server.
 */
public interface Area {

    /** Heading on the reference page. */
    String title();

    /** Every key of the group, in reading order. */
    List<Key<?>> keys();

    /**
     * Faults that only several values together show; single values were checked before.
     *
     * @return made by {@link Configuration#fault}
     */
    default List<Fault> check(Configuration configuration) {
        return List.of();
    }
}
