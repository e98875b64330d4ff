package ai.beluga.voice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationCheckTest {

    private static final ConfigurationCheck NO_SUCH_ENGINE = configuration ->
            List.of(configuration.fault(EngineKeys.VAD_PROVIDER, "energy, silero", "write one of them"));

    /** Otherwise the server would have to be started once for each kind of mistake. */
    @Test
    void mistakesThatOnlyTheApplicationSeesAreToldTogetherWithWrongValues() {
        Configuration configuration =
                Configurations.of("beluga.vad.provider", "sliero", "beluga.public-url", "nowhere");

        List<Fault> faults = new Validation(
                        configuration, List.of(new GatewayKeys(), new EngineKeys()), List.of(NO_SUCH_ENGINE))
                .faults();

        assertThat(faults).extracting(Fault::key).containsExactly("beluga.public-url", "beluga.vad.provider");
    }

    @Test
    void checkThatNeedsAFaultyValueIsLeft() {
        Configuration configuration = Configurations.of("beluga.calls.max-concurrent", "many");
        ConfigurationCheck needsTheValue = asked -> {
            asked.get(GatewayKeys.MAX_CONCURRENT);
            return List.of();
        };

        List<Fault> faults = new Validation(configuration, List.of(new GatewayKeys()), List.of(needsTheValue)).faults();

        assertThat(faults).extracting(Fault::key).contains("beluga.calls.max-concurrent");
    }
}
