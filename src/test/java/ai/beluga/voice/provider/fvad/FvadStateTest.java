package ai.beluga.voice.provider.fvad;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.Recording;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FvadStateTest {

    private static final int FRAME = FvadState.FRAME_SAMPLES;
    private static final int END_OF_CONSTANTS = 1_651;

    /** libfvad as its makers meant it to be used: in the memory it asks for, with state and frame from its allocator. */
    private static final class AsBuilt {
        private final Instance instance = Instance.builder(FvadModule.load())
                .withMachineFactory(FvadModule::create)
                .withImportValues(ImportValues.builder()
                        .addFunction(
                                new HostFunction(
                                        "a",
                                        "a",
                                        FunctionType.of(Collections.nCopies(4, ValType.I32), List.of()),
                                        (caller, arguments) -> new long[0]),
                                new HostFunction(
                                        "a",
                                        "b",
                                        FunctionType.of(List.of(ValType.I32), List.of(ValType.I32)),
                                        (caller, arguments) -> new long[1]))
                        .build())
                .build();
        private final int state = call("e");
        private final int frame = call("f", FRAME * 2);

        AsBuilt(int mode) {
            call("j", state, mode);
            call("k", state, 8_000);
        }

        boolean isSpeech(short[] samples) {
            for (int i = 0; i < FRAME; i++) {
                instance.memory().writeShort(frame + 2 * i, samples[i]);
            }
            return call("l", state, frame, FRAME) == 1;
        }

        private int call(String export, long... arguments) {
            return (int) instance.export(export).apply(arguments)[0];
        }
    }

    @Test
    void smallMemoryAnswersAsTheOneTheModuleAsksFor() {
        short[] speech = Recording.named("jfk").samples();
        FvadState small = new FvadState(1);
        AsBuilt large = new AsBuilt(1);

        int frames = 0;
        for (int at = 0; at + FRAME <= speech.length; at += FRAME) {
            short[] frame = Arrays.copyOfRange(speech, at, at + FRAME);
            assertThat(small.isSpeech(frame)).as("at %d", at).isEqualTo(large.isSpeech(frame));
            frames++;
        }
        assertThat(frames).isGreaterThan(1_000);
    }

    @Test
    void stackStaysFarFromTheConstants() {
        FvadState state = new FvadState(3);
        short[] speech = Recording.named("jfk").samples();

        for (int at = 0; at + FRAME <= 80_000; at += FRAME) {
            state.isSpeech(Arrays.copyOfRange(speech, at, at + FRAME));
        }

        assertThat(state.untouchedStackBytes(END_OF_CONSTANTS)).isGreaterThan(50_000);
    }
}
