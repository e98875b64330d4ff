package ai.beluga.voice.provider.langchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.LanguageModelKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.testkit.ManualTime;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class LanguageModelPartTest {

    private static final String URL = "beluga.agent.llm.base-url";
    private static final String MODEL = "beluga.agent.llm.model";

    @Test
    void nothingIsPreparedWithoutAnAddress() throws StartupFault {
        part().load();

        assertThat(faults()).isEmpty();
    }

    @Test
    void addressWithoutModelIsAFault() {
        assertThat(faults(URL, "http://localhost:1/v1"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).contains(MODEL, "the name of a model"));
        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(() -> part(URL, "http://localhost:1/v1").load());
    }

    @Test
    void modelWithoutAddressIsAFault() {
        assertThat(faults(MODEL, "tiny"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).startsWith(URL));
    }

    @Test
    void publicAddressNeedsAKeyAndALocalOneDoesNot() {
        assertThat(faults(URL, "https://api.example.com/v1", MODEL, "tiny"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence()).startsWith("beluga.agent.llm.api-key"));
        assertThat(faults(URL, "http://localhost:1/v1", MODEL, "tiny")).isEmpty();
    }

    private static List<Fault> faults(String... keysAndValues) {
        return Configurations.faults(Configurations.of(keysAndValues), new LanguageModelKeys());
    }

    private static LanguageModelPart part(String... keysAndValues) {
        return new LanguageModelPart(Configurations.of(keysAndValues), (Executor) Runnable::run, new ManualTime());
    }
}
