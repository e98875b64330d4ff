package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.provider.neuralvad.Layout.Memory;
import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.List;

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
        List<FloatBuffer> mine = rows.memories(backwards);
        List<FloatBuffer> theirs = batch.memories(false);
        for (int i = 0; i < mine.size(); i++) {
            Rows.copy(memory(i), mine.get(i), 0, 1, theirs.get(i), row, inUse);
        }
    }

    /** Takes what is remembered after the run of a batch. */
    void leave(Rows batch, int row, int inUse) {
        batch.copyAudio(row, rows, 0);
        List<FloatBuffer> mine = rows.memories(backwards);
        List<FloatBuffer> theirs = batch.memories(true);
        for (int i = 0; i < mine.size(); i++) {
            Rows.copy(memory(i), theirs.get(i), row, inUse, mine.get(i), 0, 1);
        }
    }

    @Override
    public void close() {
        binding.close();
        network.release();
    }

    private Memory memory(int index) {
        return network.layout().memories().get(index);
    }
}
