package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import ai.onnxruntime.OrtException;
import java.util.Optional;

/** Looks at a loaded network and tries it, before calls depend on it. */
final class Trial {

    private static final String NOTHING_ELSE = "a network of one of these kinds: ";

    private Trial() {}

    /** What is wrong with the network, in words for an operator. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The network, ready for calls; the holder of {@code model} stays its holder.
     *
     * @throws Refused when it has none of the signatures, or does not answer silence with a number of 0..1
     */
    static VoiceNetwork network(OnnxModel model, int sampleRateHz) throws Refused {
        Optional<Layout> layout;
        Nodes nodes;
        try {
            nodes = Nodes.of(model.session());
            layout = Signature.layout(nodes, sampleRateHz);
        } catch (OrtException unreadable) {
            throw new Refused(
                    "a network that tells what it takes and gives; ONNX Runtime says: " + unreadable.getMessage(),
                    unreadable);
        }
        if (layout.isEmpty()) {
            throw new Refused(NOTHING_ELSE + Signature.accepted(sampleRateHz) + "; but it is " + nodes.inWords());
        }
        VoiceNetwork network = new VoiceNetwork(model, layout.get());
        float probability = silence(network, 1);
        if (!CallState.isProbability(probability)) {
            throw new Refused("a network that answers silence with a probability of 0..1, not with " + probability);
        }
        return network;
    }

    private static String words(ProviderException failed) {
        return failed.getMessage()
                + (failed.getCause() == null ? "" : ": " + failed.getCause().getMessage());
    }

    /**
     * What a second of one call costs, in microseconds; the first second is not measured.
     *
     * @param processor time the calling thread has taken
     */
    static int costMicros(VoiceNetwork network, Ticker processor) throws Refused {
        Layout.Window window = network.layout().window();
        int windows = window.sampleRateHz() / window.samples();
        silence(network, windows);
        long start = processor.nanos();
        silence(network, windows);
        return (int) Math.min(Integer.MAX_VALUE, (processor.nanos() - start) / 1_000);
    }

    /** The last of some scores. */
    private static float silence(VoiceNetwork network, int windows) throws Refused {
        short[] window = new short[network.layout().window().samples()];
        float probability = 0;
        try (CallState state = new CallState(network)) {
            for (int i = 0; i < windows; i++) {
                probability = state.answer(window);
            }
        } catch (ProviderException failed) {
            throw new Refused("a network that runs; tried on silence, " + words(failed), failed);
        }
        return probability;
    }
}
