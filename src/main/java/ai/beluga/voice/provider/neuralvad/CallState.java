package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OrtException;

/**
 * What the network remembers of one call, and its run on the call's next window. The memory of this object is used again
 * and again; the two places of a memory swap roles from window to window.
 */
final class CallState implements AutoCloseable {

    private final VoiceNetwork network;
    private final Rows rows;
    private final Binding binding;
    private boolean backwards;

    /**
     * Takes memory, and holds the network until {@link #close}.
     *
     * @throws ProviderException.Transient when there is no memory, or the network is gone already
     */
    CallState(VoiceNetwork network) {
        this.network = network;
        try {
            this.rows = new Rows(network.layout(), 1);
            this.binding = new Binding(network.layout(), rows, 1);
        } catch (OrtException | OutOfMemoryError e) {
            throw new ProviderException.Transient("no memory for another voice detector", e);
        }
        if (!network.hold()) {
            binding.close();
            throw new ProviderException.Transient("the voice detector is not loaded");
        }
    }

    /** Whether an answer can be believed. */
    static boolean isProbability(float answer) {
        return answer >= 0 && answer <= 1;
    }

    /**
     * The probability of speech in the next window.
     *
     * @throws ProviderException.Transient when the network fails, or answers with no probability; what it remembered is
     *     forgotten then, because the reason may lie there and would stay
     */
    float score(short[] window) {
        float answer = answer(window);
        if (!isProbability(answer)) {
            reset();
            throw new ProviderException.Transient("the voice detector said " + answer);
        }
        return answer;
    }

    /** What the network says of the next window, whatever it is. */
    float answer(short[] window) {
        rows.lay(0, window, rows);
        binding.run(network, backwards);
        backwards = !backwards;
        return rows.score(0);
    }

    void reset() {
        rows.clear();
    }

    /** Lays the next window and what is remembered into a row of a batch. Changes nothing here. */
    void enter(Rows batch, int row, int inUse, short[] window) {
        batch.lay(row, window, rows);
        rows.giveMemory(backwards, batch, row, inUse);
    }

    /** Takes what is remembered after the run of a batch. */
    void leave(Rows batch, int row, int inUse) {
        rows.takeMemory(backwards, batch, row, inUse);
    }

    @Override
    public void close() {
        binding.close();
        network.release();
    }
}
