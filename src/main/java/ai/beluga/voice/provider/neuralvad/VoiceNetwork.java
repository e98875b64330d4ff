package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.Map;

/** A loaded network and how to talk to it; shared by all calls and threads. */
final class VoiceNetwork {

    private final OnnxModel model;
    private final Layout layout;
    private final Runner runner;

    /** One run from tensors to tensors. */
    @FunctionalInterface
    interface Runner {
        void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) throws OrtException;
    }

    VoiceNetwork(OnnxModel model, Layout layout) {
        this(
                model,
                layout,
                (inputs, outputs) -> model.session().run(inputs, outputs).close());
    }

    /** @param runner runs in place of the network; {@code model} is only held and released */
    VoiceNetwork(OnnxModel model, Layout layout, Runner runner) {
        this.model = model;
        this.layout = layout;
        this.runner = runner;
    }

    Layout layout() {
        return layout;
    }

    /** Keeps the network loaded until {@link #release}; {@code false} when it is gone already. */
    boolean hold() {
        return model.hold();
    }

    void release() {
        model.release();
    }

    /**
     * Fills {@code outputs}. To be called by holders only.
     *
     * @throws ProviderException.Transient when the network fails
     */
    void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
        try {
            runner.run(inputs, outputs);
        } catch (OrtException e) {
            throw new ProviderException.Transient("the voice detector failed", e);
        }
    }
}
