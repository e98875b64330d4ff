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

    /** @param network held, and released by {@link #close} */
    CallState(VoiceNetwork network) {
        this.network = network;
        this.rows = new Rows(network.layout(), 1);
        try {
            this.binding = new Binding(network.layout(), rows, 1);
        } catch (OrtException e) {
            network.release();
            throw new ProviderException.Transient("no memory for another voice detector", e);
        }
    }

    /** The probability of speech in the next window. */
    float score(short[] window) {
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
