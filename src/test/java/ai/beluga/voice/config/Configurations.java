package ai.beluga.voice.config;

import java.util.List;
import java.util.Optional;

/** Configurations for the tests of any package. */
public final class Configurations {

    private Configurations() {}

    /** What an operator wrote; everything else has its default. @param keysAndValues in turn */
    public static Configuration of(String... keysAndValues) {
        return new Configuration(Written.of(keysAndValues), encoded -> Optional.empty());
    }

    /** Every fault the start would report if there were only these areas. */
    public static List<Fault> faults(Configuration configuration, Area... areas) {
        return new Validation(configuration, List.of(areas), List.of()).faults();
    }
}
