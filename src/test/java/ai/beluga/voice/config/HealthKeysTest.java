package ai.beluga.voice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthKeysTest {

    @ParameterizedTest
    @CsvSource({
        "beluga.recovery.first-wait, 30s, beluga.recovery.longest-wait, 29s",
        "beluga.stt.answer-timeout, 3s, beluga.recovery.alone-timeout, 2s",
        "beluga.tts.first-audio-timeout, 3s, beluga.recovery.alone-timeout, 2900ms"
    })
    void waitThatIsShorterThanTheOneItMustCoverIsAFaultThatNamesBoth(
            String least, String leastValue, String key, String tooShort) {
        assertThat(faults(least, leastValue, key, tooShort)).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.value()).isEqualTo(tooShort);
            assertThat(fault.expected()).isEqualTo("at least " + least + ", which is " + leastValue);
        });
        assertThat(faults(least, leastValue, key, leastValue)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"199ms, false", "200ms, true", "1m, true", "61s, false"})
    void probeMayTakeFromAFifthOfASecondToAMinute(String value, boolean allowed) {
        assertThat(faults("beluga.recovery.probe-timeout", value)).hasSize(allowed ? 0 : 1);
    }

    @Test
    void standardValuesFitEachOther() {
        assertThat(faults()).isEmpty();
    }

    private static List<Fault> faults(String... keysAndValues) {
        return Configurations.faults(Configurations.of(keysAndValues), new HealthKeys(), new RecoveryKeys());
    }
}
