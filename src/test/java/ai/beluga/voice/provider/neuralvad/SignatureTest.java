package ai.beluga.voice.provider.neuralvad;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.neuralvad.Nodes.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private final Map<String, Node> inputs = new LinkedHashMap<>();
    private final Map<String, Node> outputs = new LinkedHashMap<>();

    private SignatureTest in(String name, String kind, Long... shape) {
        inputs.put(name, new Node(kind, List.of(shape)));
        return this;
    }

    private SignatureTest out(String name, Long... shape) {
        outputs.put(name, new Node("float", List.of(shape)));
        return this;
    }

    private Optional<Layout> at(int sampleRateHz) {
        return Signature.layout(new Nodes(inputs, outputs), sampleRateHz);
    }

    private SignatureTest silero5() {
        return in("input", "float", -1L, -1L)
                .in("state", "float", 2L, -1L, 128L)
                .in("sr", "int64")
                .out("output", -1L, 1L)
                .out("stateN", -1L, -1L, -1L);
    }

    @Test
    void sileroFiveWantsContext() {
        assertThat(silero5().at(8_000)).get().satisfies(layout -> {
            assertThat(layout.window()).isEqualTo(new Layout.Window(8_000, 256, 32));
            assertThat(layout.memories()).containsExactly(new Layout.Memory("state", "stateN", 128));
        });
        assertThat(at(16_000)).get().extracting(Layout::window).isEqualTo(new Layout.Window(16_000, 512, 64));
    }

    @Test
    void sileroFourHasTwoMemories() {
        in("input", "float", -1L, -1L)
                .in("sr", "int64")
                .in("h", "float", 2L, -1L, 64L)
                .in("c", "float", 2L, -1L, 64L)
                .out("output", -1L, 1L)
                .out("hn", 2L, -1L, 64L)
                .out("cn", 2L, -1L, 64L);

        assertThat(at(16_000)).get().satisfies(layout -> {
            assertThat(layout.window()).isEqualTo(new Layout.Window(16_000, 512, 0));
            assertThat(layout.memories())
                    .containsExactly(new Layout.Memory("h", "hn", 64), new Layout.Memory("c", "cn", 64));
        });
    }

    @Test
    void rateMayBeAListOfOne() {
        silero5().in("sr", "int64", 1L);

        assertThat(at(8_000)).get().extracting(Layout::rate).isEqualTo(Optional.of(new Layout.Rate("sr", 1)));
    }

    @Test
    void otherMemoryIsAnotherSignature() {
        assertThat(silero5().in("state", "float", 2L, -1L, 64L).at(8_000)).isEmpty();
    }

    @Test
    void otherElementsAreAnotherSignature() {
        assertThat(silero5().in("input", "float16", -1L, -1L).at(8_000)).isEmpty();
    }

    @Test
    void inputThatNobodyWouldFillIsAnotherSignature() {
        assertThat(silero5().in("mask", "float", 1L).at(8_000)).isEmpty();
    }

    @Test
    void fixedWindowOfTheOtherRateIsAnotherSignature() {
        silero5().in("input", "float", -1L, 288L);

        assertThat(at(8_000)).isPresent();
        assertThat(at(16_000)).isEmpty();
    }

    @Test
    void plainNetworkHasAFixedWindowOfSensibleLength() {
        out("p", 1L, 1L);

        assertThat(in("x", "float", 1L, 160L).at(8_000))
                .get()
                .extracting(Layout::window)
                .isEqualTo(new Layout.Window(8_000, 160, 0));
        assertThat(in("x", "float", 1L, -1L).at(8_000)).isEmpty();
        assertThat(in("x", "float", 1L, 79L).at(8_000)).isEmpty();
        assertThat(in("x", "float", 1L, 801L).at(8_000)).isEmpty();
        assertThat(in("x", "float", 2L, 160L).at(8_000)).isEmpty();
        assertThat(in("x", "float", 1L, 160L, 1L).at(8_000)).isEmpty();
    }

    @Test
    void signatureIsToldInWords() {
        assertThat(new Nodes(silero5().inputs, outputs).inWords())
                .isEqualTo("input float [any, any], state float [2, any, 128], sr int64 [] -> output float [any, 1],"
                        + " stateN float [any, any, any]");
    }
}
