package ai.beluga.voice.provider.rnnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.provider.LinearMemory;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.Recording;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RnnoiseStateTest {

    private static final int FRAME = RnnoiseState.FRAME_SAMPLES;
    private static final short[] SPEECH = Resampler.convert(
            Arrays.copyOf(Recording.named("cards-001").samples(), 12_000), 8_000, RnnoiseState.SAMPLE_RATE_HZ);

    /** RNNoise as its makers meant it to be used: in the memory it asks for. */
    private static final class AsBuilt {
        private final Instance instance = Instance.builder(RnnoiseModule.load())
                .withMachineFactory(RnnoiseModule::create)
                .withImportValues(ImportValues.builder()
                        .addFunction(
                                new HostFunction(
                                        "a",
                                        "a",
                                        FunctionType.of(List.of(ValType.I32), List.of(ValType.I32)),
                                        (caller, arguments) -> new long[1]),
                                new HostFunction(
                                        "a",
                                        "b",
                                        FunctionType.of(Collections.nCopies(3, ValType.I32), List.of()),
                                        (caller, arguments) -> {
                                            caller.memory()
                                                    .copy((int) arguments[0], (int) arguments[1], (int) arguments[2]);
                                            return new long[0];
                                        }))
                        .build())
                .build();
        private final Memory memory = instance.memory();
        private final int state;
        private final int frame;

        AsBuilt() {
            instance.export("d").apply();
            state = (int) instance.export("f").apply(0)[0];
            frame = (int) instance.export("g").apply(FRAME * 4)[0];
        }

        void apply(short[] samples, int offset) {
            for (int i = 0; i < FRAME; i++) {
                memory.writeF32(frame + 4 * i, samples[offset + i]);
            }
            instance.export("j").apply(state, frame, frame);
            for (int i = 0; i < FRAME; i++) {
                float clean = Math.round(memory.readFloat(frame + 4 * i));
                samples[offset + i] = (short) Math.max(-32_768, Math.min(32_767, clean));
            }
        }
    }

    @Test
    void smallMemoryCleansAsTheOneTheModuleAsksFor() {
        RnnoiseState small = new RnnoiseState();
        AsBuilt large = new AsBuilt();
        short[] one = SPEECH.clone();
        short[] other = SPEECH.clone();

        for (int at = 0; at + FRAME <= SPEECH.length; at += FRAME) {
            small.apply(one, at);
            large.apply(other, at);
        }

        assertThat(one).isEqualTo(other).isNotEqualTo(SPEECH);
    }

    @Test
    void frameThatIsNoNumberIsAFailureAndNotSilence() {
        LinearMemory memory = new LinearMemory(RnnoiseState.PAGES);
        RnnoiseState state = new RnnoiseState(memory);
        short[] work = SPEECH.clone();
        for (int at = 0; at < 20 * FRAME; at += FRAME) {
            state.apply(work, at);
        }
        for (int address = 0; address < memory.size(); address += Float.BYTES) {
            float remembered = memory.readFloat(address);
            if (Math.abs(remembered) > 1e-3 && Math.abs(remembered) < 1e5) { // what is small is an address or a count
                memory.writeF32(address, Float.NaN);
            }
        }

        assertThatExceptionOfType(ProviderException.Transient.class)
                .isThrownBy(() -> state.apply(work, 20 * FRAME))
                .withMessageContaining("no number");
        assertThat(Arrays.copyOfRange(work, 20 * FRAME, 21 * FRAME))
                .as("left as it was")
                .isEqualTo(Arrays.copyOfRange(SPEECH, 20 * FRAME, 21 * FRAME));
    }

    @Test
    void addressZeroIsNoMemory() {
        assertThat(RnnoiseState.address(4_096)).isEqualTo(4_096);
        assertThatExceptionOfType(ChicoryException.class)
                .isThrownBy(() -> RnnoiseState.address(0))
                .withMessage("RNNoise has no memory left");
    }

    @Test
    void stackStaysFarFromTheConstants() {
        RnnoiseState state = new RnnoiseState();
        short[] work = SPEECH.clone();

        for (int at = 0; at + FRAME <= work.length; at += FRAME) {
            state.apply(work, at);
        }

        assertThat(state.untouchedStackBytes()).isGreaterThan(16_000);
    }
}
