package ai.beluga.voice.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.StartupFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeStartTest {

    @Test
    void commandLineTheStackCanCarryIsAllowed() {
        assertThat(NativeStart.fault(NativeStart.MOST_COMMAND_LINE_BYTES, Map.of()))
                .isEmpty();
    }

    @Test
    void reasonWhyTheLibraryIsNotLoadedIsTold() {
        UnsatisfiedLinkError reason = new UnsatisfiedLinkError("libonnxruntime.so: failed to map segment");

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(() -> NativeStart.start(() -> {
                    throw new ExceptionInInitializerError(reason);
                }))
                .withMessageContaining("library of ONNX Runtime = \"%s %s\""
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")))
                .withMessageContaining("java.lang.UnsatisfiedLinkError: libonnxruntime.so: failed to map segment")
                .withMessageContaining("java.io.tmpdir")
                .withCause(reason);
    }

    @Test
    void starterRunsOnAThreadOfItsOwn() throws StartupFault {
        List<String> threads = new ArrayList<>();

        NativeStart.start(() -> threads.add(Thread.currentThread().getName()));

        assertThat(threads).containsExactly("onnx-runtime-start");
    }

    @Test
    void interruptedStartIsAFaultAndStaysInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(StartupFault.class)
                    .isThrownBy(() -> NativeStart.start(() -> {
                        never.await();
                        return "started";
                    }))
                    .withMessageContaining("the server stopped its start");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
            never.countDown();
        }
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
