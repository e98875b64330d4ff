package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.provider.neuralvad.Layout.Memory;
import ai.beluga.voice.provider.neuralvad.Layout.Rate;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tensors over the first rows of {@link Rows}, made once and used again and again. */
final class Binding implements AutoCloseable {

    private final List<OnnxTensor> tensors = new ArrayList<>();
    private final Step forth;
    private final Step back;

    /** Names to tensors, one way round for the memory. */
    private record Step(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

    /** @param inUse how many rows are run */
    Binding(Layout layout, Rows rows, int inUse) throws OrtException {
        try {
            OnnxTensor audio = tensor(rows.audio(), inUse, layout.window().row());
            OnnxTensor score = tensor(rows.scores(), inUse, 1);
            Optional<OnnxTensor> rate = layout.rate().isEmpty()
                    ? Optional.empty()
                    : Optional.of(rate(layout.rate().get(), layout.window().sampleRateHz()));
            List<OnnxTensor> before = memories(layout, rows.memories(false), inUse);
            List<OnnxTensor> after = memories(layout, rows.memories(true), inUse);
            forth = step(layout, before, after);
            back = step(layout, after, before);
            for (Step step : List.of(forth, back)) {
                step.inputs().put(layout.audio(), audio);
                step.outputs().put(layout.score(), score);
                rate.ifPresent(
                        it -> step.inputs().put(layout.rate().map(Rate::input).orElseThrow(), it));
            }
        } catch (OrtException | RuntimeException | Error noMemory) {
            close();
            throw noMemory;
        }
    }

    /**
     * Runs the rows.
     *
     * @param backwards the memory is read where it was written the last time, and the other way round
     */
    void run(VoiceNetwork network, boolean backwards) {
        Step step = backwards ? back : forth;
        network.run(step.inputs(), step.outputs());
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
    }

    private static Step step(Layout layout, List<OnnxTensor> from, List<OnnxTensor> to) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        Map<String, OnnxTensor> outputs = new HashMap<>();
        for (int i = 0; i < layout.memories().size(); i++) {
            inputs.put(layout.memories().get(i).input(), from.get(i));
            outputs.put(layout.memories().get(i).output(), to.get(i));
        }
        return new Step(inputs, outputs);
    }

    private List<OnnxTensor> memories(Layout layout, List<FloatBuffer> buffers, int inUse) throws OrtException {
        List<OnnxTensor> memories = new ArrayList<>();
        for (int i = 0; i < buffers.size(); i++) {
            memories.add(tensor(
                    buffers.get(i),
                    Memory.LAYERS,
                    inUse,
                    layout.memories().get(i).size()));
        }
        return memories;
    }

    private OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
        int floats = 1;
        for (long size : shape) {
            floats *= (int) size;
        }
        return keep(OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer.slice(0, floats), shape));
    }

    private OnnxTensor rate(Rate rate, int sampleRateHz) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        return keep(
                rate.dimensions() == 0
                        ? OnnxTensor.createTensor(environment, (long) sampleRateHz)
                        : OnnxTensor.createTensor(
                                environment, LongBuffer.wrap(new long[] {sampleRateHz}), new long[] {1}));
    }

    private OnnxTensor keep(OnnxTensor tensor) {
        tensors.add(tensor);
        return tensor;
    }
}
