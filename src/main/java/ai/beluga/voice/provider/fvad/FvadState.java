package ai.beluga.voice.provider.fvad;

import ai.beluga.voice.provider.LinearMemory;
import ai.beluga.voice.provider.WasmFunction;
import ai.beluga.voice.speech.ProviderException;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.List;

/**
 * libfvad for one call, in an instance and a memory of its own, so that calls share nothing that changes.
 *
 * <p>The memory is one page of 64 kB. Its allocator is never used: it would ask for another page, and begins beyond the
 * first. Instead the stack is moved to the end of the page, and what the call needs is taken from it once, at the top, as
 * a C function would keep it in local variables. Below, 60 kB remain for a depth of some hundred bytes; constants lie under
 * 2 kB.
 */
final class FvadState {

    static final int SAMPLE_RATE_HZ = 8_000;

    /**
     * 10 ms. The library takes 160 and 240, too, for less time a second, but then louder steady noise (5 dB below speech)
     * counts as speech for good in every mode, where this length still tells most of it apart.
     */
    static final int FRAME_SAMPLES = 80;

    private static final int PAGES = 1;
    /** The library's state takes 740. */
    private static final int STATE_BYTES = 1_024;

    private static final FunctionType ONE_TO_NONE = FunctionType.of(List.of(ValType.I32), List.of());
    private static final FunctionType ONE_TO_ONE = FunctionType.of(List.of(ValType.I32), List.of(ValType.I32));
    private static final FunctionType TWO_TO_ONE =
            FunctionType.of(List.of(ValType.I32, ValType.I32), List.of(ValType.I32));
    private static final FunctionType THREE_TO_ONE =
            FunctionType.of(List.of(ValType.I32, ValType.I32, ValType.I32), List.of(ValType.I32));
    private static final FunctionType FOUR_TO_NONE =
            FunctionType.of(List.of(ValType.I32, ValType.I32, ValType.I32, ValType.I32), List.of());

    private static final String RESET = "g";
    private static final String SET_MODE = "j";
    private static final String SET_SAMPLE_RATE = "k";
    private static final String STACK_RESTORE = "n";
    private static final String STACK_ALLOC = "o";

    /** What this class calls, as npm {@code @echogarden/fvad-wasm} 0.2.0 exports it. */
    static final List<WasmFunction> FUNCTIONS = List.of(
            new WasmFunction("fvad_reset", RESET, 23, ONE_TO_NONE),
            new WasmFunction("fvad_set_mode", SET_MODE, 21, TWO_TO_ONE),
            new WasmFunction("fvad_set_sample_rate", SET_SAMPLE_RATE, 20, TWO_TO_ONE),
            new WasmFunction("fvad_process", "l", 19, THREE_TO_ONE),
            new WasmFunction("stack_restore", STACK_RESTORE, 18, ONE_TO_NONE),
            new WasmFunction("stack_alloc", STACK_ALLOC, 17, ONE_TO_ONE));

    private static final ImportValues IMPORTS = ImportValues.builder()
            .addFunction(
                    new HostFunction("a", "a", FOUR_TO_NONE, (instance, arguments) -> {
                        throw new ChicoryException("an assertion of libfvad failed");
                    }),
                    new HostFunction("a", "b", ONE_TO_ONE, (instance, arguments) -> {
                        throw new ChicoryException("libfvad asked for more memory");
                    }))
            .build();

    private final int mode;
    private final LinearMemory memory = new LinearMemory(PAGES);
    private final Instance instance;
    private final int state;
    private final int frame;

    /** @param mode 0..3 */
    FvadState(int mode) {
        this.mode = mode;
        this.instance = Instance.builder(FvadModule.load())
                .withMachineFactory(FvadModule::create)
                .withMemoryFactory(limits -> memory)
                .withImportValues(IMPORTS)
                .build();
        call(STACK_RESTORE, memory.size());
        this.state = (int) call(STACK_ALLOC, STATE_BYTES)[0];
        this.frame = (int) call(STACK_ALLOC, FRAME_SAMPLES * Short.BYTES)[0];
        reset();
    }

    /** Forgets what was heard. */
    void reset() {
        call(RESET, state);
        expect(0, (int) call(SET_MODE, state, mode)[0], "refused mode " + mode);
        expect(0, (int) call(SET_SAMPLE_RATE, state, SAMPLE_RATE_HZ)[0], "refused " + SAMPLE_RATE_HZ + " Hz");
    }

    /**
     * Whether a frame holds speech.
     *
     * @param samples PCM16; the first {@link #FRAME_SAMPLES} count
     */
    boolean isSpeech(short[] samples) {
        memory.writeShorts(frame, samples, 0, FRAME_SAMPLES);
        int answer;
        try {
            // Not by its name, which would make three arrays a frame; FUNCTIONS ties name and number together.
            answer = FvadModuleMachineFuncGroup_0.func_19(state, frame, FRAME_SAMPLES, memory, instance);
        } catch (ChicoryException | IndexOutOfBoundsException e) {
            throw new ProviderException.Transient("the voice detector failed", e);
        }
        if (answer < 0) {
            throw new ProviderException.Transient("the voice detector refused a frame");
        }
        return answer == 1;
    }

    /** How many bytes of the stack were never used, for the test that there are enough. */
    int untouchedStackBytes(int endOfConstants) {
        int address = endOfConstants;
        while (memory.read(address) == 0) {
            address++;
        }
        return address - endOfConstants;
    }

    private long[] call(String export, long... arguments) {
        return instance.export(export).apply(arguments);
    }

    private static void expect(int expected, int answer, String failure) {
        if (answer != expected) {
            throw new ProviderException.Permanent("the voice detector " + failure);
        }
    }
}
