package ai.beluga.voice.config;

import static ai.beluga.voice.config.EngineKeys.AGENT_PROVIDER;
import static ai.beluga.voice.config.EngineKeys.STT_PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryKeysTest {

    @Test
    void enginesThatStandInForEachOtherAreWrittenInOneKey() {
        Configuration configuration = Configurations.of("beluga.stt.provider", "deepgram, embedded");

        assertThat(EngineKeys.chain(configuration, STT_PROVIDER)).containsExactly("deepgram", "embedded");
        assertThat(EngineKeys.isUsed(configuration, STT_PROVIDER, "embedded")).isTrue();
        assertThat(EngineKeys.isUsed(configuration, STT_PROVIDER, "deep")).isFalse();
    }

    @Test
    void languageModelIsTheAgentWhereItHasAnAddressAndNothingElseIsSaid() {
        String address = "http://localhost/v1";

        assertThat(EngineKeys.chain(Configurations.of(), AGENT_PROVIDER)).containsExactly("knowledge");
        assertThat(EngineKeys.chain(Configurations.of("beluga.agent.llm.base-url", address), AGENT_PROVIDER))
                .containsExactly("llm");
        assertThat(EngineKeys.chain(
                        Configurations.of(
                                "beluga.agent.llm.base-url", address, "beluga.agent.provider", "llm,knowledge"),
                        AGENT_PROVIDER))
                .containsExactly("llm", "knowledge");
    }

    @Test
    void languageModelWithoutAnAddressIsRefused() {
        Configuration configuration = Configurations.of("beluga.agent.provider", "llm,knowledge");

        assertThat(Configurations.faults(configuration, new EngineKeys(), new LanguageModelKeys()))
                .singleElement()
                .satisfies(fault -> assertThat(fault.key()).isEqualTo("beluga.agent.llm.base-url"));
    }

    @Test
    void engineForcedDownMustBeOneOfTheChainAndLeaveAnother() {
        assertThat(faults("beluga.stt.provider", "a,b", "beluga.stt.force-down", "b"))
                .isEmpty();
        assertThat(faults("beluga.stt.provider", "a,b", "beluga.stt.force-down", "c"))
                .hasSize(1);
        assertThat(faults("beluga.stt.provider", "a,b", "beluga.stt.force-down", "b,a"))
                .hasSize(1);
        assertThat(faults("beluga.tts.force-down", "embedded")).hasSize(1);
    }

    @Test
    void allModelsMayBeForcedDownSinceOthersStandBehindThem() {
        assertThat(faults("beluga.s2s.provider", "a,b", "beluga.s2s.force-down", "a,b"))
                .isEmpty();
        assertThat(faults("beluga.s2s.provider", "a,b", "beluga.s2s.force-down", "c"))
                .hasSize(1);
        assertThat(faults("beluga.s2s.force-down", "a")).hasSize(1);
    }

    @Test
    void enginesForcedDownAreThoseOfTheirOwnPort() {
        Configuration configuration = Configurations.of("beluga.stt.provider", "a,b", "beluga.stt.force-down", "b");

        assertThat(RecoveryKeys.forcedDown(configuration, STT_PROVIDER)).containsExactly("b");
        assertThat(RecoveryKeys.forcedDown(configuration, AGENT_PROVIDER)).isEmpty();
    }

    private static List<Fault> faults(String... keysAndValues) {
        return Configurations.faults(Configurations.of(keysAndValues), new EngineKeys(), new RecoveryKeys());
    }
}
