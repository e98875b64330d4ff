package ai.beluga.voice.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeStartTest {

    @Test
    void commandLineTheStackCanCarryIsAllowed() {
        assertThat(NativeStart.fault(NativeStart.MOST_COMMAND_LINE_BYTES, Map.of()))
                .isEmpty();
    }

    /** Without /proc nothing tells the length. */
    @Test
    void unknownCommandLineIsAllowed() {
        assertThat(NativeStart.fault(0, Map.of())).isEmpty();
    }

    @Test
    void longerCommandLineIsAFaultWithTheWayOut() {
        assertThat(NativeStart.fault(NativeStart.MOST_COMMAND_LINE_BYTES + 1, Map.of()))
                .get()
                .extracting(Fault::sentence)
                .asString()
                .startsWith("ORT_DISABLE_TELEMETRY is not set: expected 1, because the command line")
                .contains("32001 bytes")
                .contains("set the environment variable ORT_DISABLE_TELEMETRY=1, or shorten the command line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", " YES ", "on"})
    void silencedRuntimeDoesNotReadItsCommandLine(String value) {
        assertThat(NativeStart.fault(1_000_000, Map.of(NativeStart.SWITCH, value)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "false"})
    void otherValuesDoNotSilenceIt(String value) {
        assertThat(NativeStart.fault(1_000_000, Map.of(NativeStart.SWITCH, value)))
                .isPresent();
    }
}
