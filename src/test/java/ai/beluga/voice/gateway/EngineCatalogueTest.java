package ai.beluga.voice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EngineCatalogueTest {

    private static final Set<String> KNOWN = new TreeSet<>(Set.of("deepgram", "embedded"));

    @Test
    void chainOfKnownEnginesIsTaken() {
        assertThat(fault("deepgram,embedded")).isEmpty();
        assertThat(fault("embedded")).isEmpty();
    }

    @Test
    void unknownEngineIsRefusedWithThoseThatAre() {
        assertThat(fault("deepgram,embeded")).hasValueSatisfying(fault -> {
            assertThat(fault.key()).isEqualTo("beluga.stt.provider");
            assertThat(fault.expected()).contains("deepgram, embedded");
        });
    }

    @Test
    void engineNamedTwiceOrNotAtAllIsRefused() {
        assertThat(fault("embedded,embedded")).isPresent();
        assertThat(fault("embedded,")).isPresent();
    }

    private static Optional<Fault> fault(String chain) {
        Configuration configuration = Configurations.of("beluga.stt.provider", chain);
        return EngineCatalogue.faulty(
                configuration,
                EngineKeys.STT_PROVIDER,
                EngineKeys.chain(configuration, EngineKeys.STT_PROVIDER),
                KNOWN);
    }
}
