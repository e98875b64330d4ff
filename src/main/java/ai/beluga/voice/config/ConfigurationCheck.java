package ai.beluga.voice.config;

import java.util.List;

/** Finds mistakes that only the whole application can see, such as a name for which there is no engine. A bean. */
@FunctionalInterface
public interface ConfigurationCheck {

    /**
     * Faults, none when all is well; made by {@link Configuration#fault}.
     *
     * @throws FaultyValueException when a value it needs was found faulty before
     */
    List<Fault> check(Configuration configuration);
}
