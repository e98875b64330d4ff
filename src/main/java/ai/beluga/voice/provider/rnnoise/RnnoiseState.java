package ai.beluga.voice.provider.rnnoise;

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
 * RNNoise for one call, in an instance and a memory of its own, so that calls share nothing that changes.
 *
 * <p>The module was built with 5 MB of stack between its constants and its heap, of which it uses 43 kB, and asks for
 * 16 MB. Here stack and heap meet at {@link #STACK_TOP} instead, so that 256 kB suffice for a call. Two numbers say where
 * they meet: the stack pointer and the heap's first free address; both are checked before they are changed.
 */
final class RnnoiseState {

    static final int SAMPLE_RATE_HZ = 48_000;
    static final int FRAME_SAMPLES = 480;

    /** The network's output is the middle of two windows that overlap by a frame. */
    static final int DELAY_SAMPLES = 480;

    /** Where the stack's far end is, as built; below lie constants. */
    static final int STACK_END = 97_632;

    private static final int STACK_TOP_AS_BUILT = STACK_END + 5 * 1_024 * 1_024;
    private static final int STACK_TOP = STACK_END + 64 * 1_024;
    private static final int HEAP_START_ADDRESS = 92_532;
    private static final int STACK_POINTER = 0;
    static final int PAGES = 4;
    private static final int FRAME_BYTES = FRAME_SAMPLES * Float.BYTES;

    private static final long[] NOTHING = {};
    private static final FunctionType NONE_TO_NONE = FunctionType.of(List.of(), List.of());
    private static final FunctionType ONE_TO_ONE = FunctionType.of(List.of(ValType.I32), List.of(ValType.I32));
    private static final FunctionType THREE_TO_NONE =
            FunctionType.of(List.of(ValType.I32, ValType.I32, ValType.I32), List.of());
    private static final FunctionType THREE_TO_FLOAT =
            FunctionType.of(List.of(ValType.I32, ValType.I32, ValType.I32), List.of(ValType.F32));

    private static final String CONSTRUCTORS = "d";
    private static final String CREATE = "f";
    private static final String MALLOC = "g";

    /** What this class calls, as npm {@code @jitsi/rnnoise-wasm} 0.2.1 exports it. */
    static final List<WasmFunction> FUNCTIONS = List.of(
            new WasmFunction("constructors", CONSTRUCTORS, 39, NONE_TO_NONE),
            new WasmFunction("rnnoise_create", CREATE, 36, ONE_TO_ONE),
            new WasmFunction("malloc", MALLOC, 37, ONE_TO_ONE),
            new WasmFunction("rnnoise_process_frame", "j", 34, THREE_TO_FLOAT));

    private static final ImportValues IMPORTS = ImportValues.builder()
            .addFunction(
                    new HostFunction("a", "a", ONE_TO_ONE, (instance, arguments) -> {
                        throw new ChicoryException("RNNoise asked for more memory");
                    }),
                    new HostFunction("a", "b", THREE_TO_NONE, (instance, arguments) -> {
                        instance.memory().copy((int) arguments[0], (int) arguments[1], (int) arguments[2]);
                        return NOTHING;
                    }))
            .build();

    private final LinearMemory memory;
    private final Instance instance;
    private final int state;
    private final int input;
    private final int output;

    /** @throws ChicoryException when the module is another build than the one this class knows */
    RnnoiseState() {
        this(new LinearMemory(PAGES));
    }

    /** @param memory of {@link #PAGES}, zeroed; nobody else's */
    RnnoiseState(LinearMemory memory) {
        this.memory = memory;
        this.instance = Instance.builder(RnnoiseModule.load())
                .withMachineFactory(RnnoiseModule::create)
                .withMemoryFactory(limits -> memory)
                .withImportValues(IMPORTS)
                .build();
        closeTheGap();
        call(CONSTRUCTORS);
        this.state = address(call(CREATE, 0)[0]);
        this.input = address(call(MALLOC, FRAME_BYTES)[0]);
        this.output = address(call(MALLOC, FRAME_BYTES)[0]);
    }

    /**
     * What the module handed out, which is 0 when it had nothing left.
     *
     * @throws ChicoryException when it is
     */
    static int address(long handedOut) {
        if (handedOut == 0) {
            throw new ChicoryException("RNNoise has no memory left");
        }
        return (int) handedOut;
    }

    /**
     * Replaces {@link #FRAME_SAMPLES} of PCM16 from {@code offset} by the cleaned ones of a frame before.
     *
     * @throws ProviderException.Transient when the module fails, or answers with what is no number; the samples are
     *     as they were then
     */
    void apply(short[] samples, int offset) {
        memory.writeFloats(input, samples, offset, FRAME_SAMPLES);
        try {
            // Not by its name, which would make arrays of each frame; FUNCTIONS ties name and number together.
            RnnoiseModuleMachineFuncGroup_0.func_34(state, output, input, memory, instance);
        } catch (ChicoryException | IndexOutOfBoundsException e) {
            throw new ProviderException.Transient("noise suppression failed", e);
        }
        if (!memory.areNumbers(output, FRAME_SAMPLES)) {
            throw new ProviderException.Transient("noise suppression answered with what is no number");
        }
        memory.readFloats(output, samples, offset, FRAME_SAMPLES);
    }

    /** How many bytes of the stack were never used, for the test that there are enough. */
    int untouchedStackBytes() {
        int address = STACK_END;
        while (memory.read(address) == 0) {
            address++;
        }
        return address - STACK_END;
    }

    private void closeTheGap() {
        long stackTop = instance.global(STACK_POINTER).getValue();
        int heapStart = memory.readInt(HEAP_START_ADDRESS);
        if (stackTop != STACK_TOP_AS_BUILT || heapStart != STACK_TOP_AS_BUILT) {
            throw new ChicoryException(
                    "stack and heap meet at " + stackTop + " and " + heapStart + " instead of " + STACK_TOP_AS_BUILT);
        }
        instance.global(STACK_POINTER).setValue(STACK_TOP);
        memory.writeI32(HEAP_START_ADDRESS, STACK_TOP);
    }

    private long[] call(String export, long... arguments) {
        return instance.export(export).apply(arguments);
    }
}
