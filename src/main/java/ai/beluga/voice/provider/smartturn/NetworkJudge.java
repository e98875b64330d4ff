package ai.beluga.voice.provider.smartturn;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Asks the network. Its input lies in memory of this object and is used again and again: 1.3 MB for features, 0.5 MB for
 * sound.
 */
final class NetworkJudge implements Judge {

    private static final float FULL_SCALE = 32_768f;

    private final OnnxModel model;
    private final BiConsumer<short[], FloatBuffer> frontEnd;
    private final FloatBuffer input;
    private final OnnxTensor tensor;
    private final Map<String, OnnxTensor> inputs;

    /**
     * Takes memory, and holds the model until {@link #close}.
     *
     * @throws ProviderException.Transient when there is no memory, or the model is gone already
     */
    NetworkJudge(OnnxModel model, ModelInput kind) {
        this.model = model;
        this.frontEnd = switch (kind) {
            case FEATURES -> new LogMel()::compute;
            case AUDIO -> NetworkJudge::fill;
        };
        try {
            input = ByteBuffer.allocateDirect(kind.size() * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), input, kind.shape());
        } catch (OrtException | OutOfMemoryError e) {
            throw new ProviderException.Transient("no memory for another judge of turns", e);
        }
        if (!model.hold()) {
            tensor.close();
            throw new ProviderException.Transient("the turn detector is not loaded");
        }
        try {
            inputs = Map.of(model.session().getInputNames().iterator().next(), tensor);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public double endOfTurn(short[] turn) {
        frontEnd.accept(Resampler.convert(turn, TurnWindow.SAMPLE_RATE_HZ, LogMel.SAMPLE_RATE_HZ), input);
        double probability = run();
        if (probability >= 0 && probability <= 1) {
            return probability;
        }
        throw new ProviderException.Permanent("the network's answer is no probability: " + probability);
    }

    /** Silence first, as in {@link LogMel}. */
    private static void fill(short[] wide, FloatBuffer input) {
        int silence = LogMel.SAMPLES - wide.length;
        for (int i = 0; i < silence; i++) {
            input.put(i, 0);
        }
        for (int i = 0; i < wide.length; i++) {
            input.put(silence + i, wide[i] / FULL_SCALE);
        }
    }

    private double run() {
        try (OrtSession.Result result = model.session().run(inputs)) {
            OnnxValue answer = result.get(0);
            FloatBuffer numbers =
                    answer instanceof OnnxTensor floats ? floats.getFloatBuffer() : FloatBuffer.allocate(0);
            if (numbers.remaining() != 1) {
                throw new ProviderException.Permanent(
                        "the network answers with " + numbers.remaining() + " numbers instead of one");
            }
            return numbers.get();
        } catch (OrtException e) {
            throw new ProviderException.Transient("the network that judges turns failed", e);
        }
    }

    @Override
    public void close() {
        tensor.close();
        model.release();
    }
}
