package ai.beluga.voice.provider.neuralvad;

import java.util.List;
import java.util.Optional;

/**
 * How audio, memory and score of a network lie in its tensors.
 *
 * @param audio name of the input [calls, context + window], floats of -1..1
 * @param score name of the output [calls, 1], 0..1
 * @param rate the input that takes the sample rate, if there is one
 * @param memories what goes from window to window
 * @param window what is scored at once
 */
record Layout(String audio, String score, Optional<Rate> rate, List<Memory> memories, Window window) {

    /**
     * An int64 input that holds the sample rate.
     *
     * @param dimensions none, or one of size 1
     */
    record Rate(String input, int dimensions) {}

    /**
     * An output [2, calls, size] to be given back as input with the next window.
     *
     * @param size floats a call and layer
     */
    record Memory(String input, String output, int size) {

        static final int LAYERS = 2;

        int floats(int calls) {
            return LAYERS * calls * size;
        }
    }

    /**
     * A run of audio.
     *
     * @param contextSamples how many of the samples before it the network wants in front of it
     */
    record Window(int sampleRateHz, int samples, int contextSamples) {

        int row() {
            return contextSamples + samples;
        }
    }
}
