package ai.beluga.voice.provider.silero;

import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * What the network remembers of one call, and its run on the next window.
 *
 * <p>Contract of Silero VAD 5 and 6 at 8 kHz: {@code input} [1, 32 + 256] holds the last 32 samples of the former window
 * before the 256 of this one, as -1..1; {@code state} [2, 1, 128] is what {@code stateN} was; {@code sr} is 8000;
 * {@code output} [1, 1] is the probability. All tensors lie in memory of this object and are used again and again; the two
 * state tensors swap roles from window to window.
 */
final class SileroState implements AutoCloseable {

    static final int SAMPLE_RATE_HZ = 8_000;
    static final int WINDOW_SAMPLES = 256;
    private static final int CONTEXT_SAMPLES = 32;
    private static final long[] STATE_SHAPE = {2, 1, 128};
    private static final int STATE_SIZE = 256;
    private static final float FULL_SCALE = 32_768f;

    private final OnnxModel model;
    private final FloatBuffer input = floats(CONTEXT_SAMPLES + WINDOW_SAMPLES);
    private final FloatBuffer output = floats(1);
    private final FloatBuffer[] states = {floats(STATE_SIZE), floats(STATE_SIZE)};
    private final OnnxTensor inputTensor;
    private final OnnxTensor outputTensor;
    private final OnnxTensor rateTensor;
    private final OnnxTensor[] stateTensors;
    private final Step[] steps;
    private int step;

    /** Names to tensors, one way round for the state. */
    private record Step(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

    /** @param model held, and released by {@link #close} */
    SileroState(OnnxModel model) {
        this.model = model;
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            inputTensor = OnnxTensor.createTensor(environment, input, new long[] {1, input.capacity()});
            outputTensor = OnnxTensor.createTensor(environment, output, new long[] {1, 1});
            rateTensor = OnnxTensor.createTensor(environment, (long) SAMPLE_RATE_HZ);
            stateTensors = new OnnxTensor[] {
                OnnxTensor.createTensor(environment, states[0], STATE_SHAPE),
                OnnxTensor.createTensor(environment, states[1], STATE_SHAPE)
            };
        } catch (OrtException e) {
            model.release();
            throw new ProviderException.Transient("no memory for another voice detector", e);
        }
        steps = new Step[] {step(0, 1), step(1, 0)};
    }

    private Step step(int from, int to) {
        return new Step(
                Map.of("input", inputTensor, "sr", rateTensor, "state", stateTensors[from]),
                Map.of("output", outputTensor, "stateN", stateTensors[to]));
    }

    /** The probability of speech in {@link #WINDOW_SAMPLES} samples. */
    float score(short[] window) {
        for (int i = 0; i < CONTEXT_SAMPLES; i++) {
            input.put(i, input.get(WINDOW_SAMPLES + i));
        }
        for (int i = 0; i < WINDOW_SAMPLES; i++) {
            input.put(CONTEXT_SAMPLES + i, window[i] / FULL_SCALE);
        }
        Step now = steps[step];
        step = 1 - step;
        try {
            model.session().run(now.inputs(), now.outputs()).close();
        } catch (OrtException e) {
            throw new ProviderException.Transient("the voice detector failed", e);
        }
        return output.get(0);
    }

    void reset() {
        clear(input);
        clear(states[0]);
        clear(states[1]);
    }

    @Override
    public void close() {
        inputTensor.close();
        outputTensor.close();
        rateTensor.close();
        stateTensors[0].close();
        stateTensors[1].close();
        model.release();
    }

    private static void clear(FloatBuffer buffer) {
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, 0);
        }
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
