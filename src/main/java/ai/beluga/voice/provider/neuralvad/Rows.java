package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.provider.neuralvad.Layout.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Native memory for the windows of some calls, one row each, and for what the network remembers of them before and after.
 * Rows of a memory lie [layer, row, size], so what is where depends on how many rows are in use.
 */
final class Rows {

    private static final float FULL_SCALE = 32_768f;

    private final Layout layout;
    private final FloatBuffer audio;
    private final FloatBuffer scores;
    private final List<FloatBuffer> before;
    private final List<FloatBuffer> after;

    Rows(Layout layout, int rows) {
        this.layout = layout;
        this.audio = floats(rows * layout.window().row());
        this.scores = floats(rows);
        this.before = memories(layout, rows);
        this.after = memories(layout, rows);
    }

    FloatBuffer audio() {
        return audio;
    }

    FloatBuffer scores() {
        return scores;
    }

    /** What the network remembered, or remembers now; in the order of the layout. */
    List<FloatBuffer> memories(boolean afterwards) {
        return afterwards ? after : before;
    }

    /** Lays a window down behind what preceded it, which is the end of a row of {@code former}. */
    void lay(int row, short[] window, Rows former) {
        int context = layout.window().contextSamples();
        int start = row * layout.window().row();
        audio.put(start, former.audio, layout.window().samples(), context);
        for (int i = 0; i < window.length; i++) {
            audio.put(start + context + i, window[i] / FULL_SCALE);
        }
    }

    float score(int row) {
        return scores.get(row);
    }

    /** Forgets everything. */
    void clear() {
        clear(audio);
        before.forEach(Rows::clear);
        after.forEach(Rows::clear);
    }

    /**
     * Copies what is remembered of the only row here into a row of a batch, as what was before its run.
     *
     * @param afterwards which of the two memories here
     * @param inUse rows of the batch
     */
    void giveMemory(boolean afterwards, Rows batch, int row, int inUse) {
        for (int i = 0; i < before.size(); i++) {
            FloatBuffer from = memories(afterwards).get(i);
            FloatBuffer to = batch.before.get(i);
            int size = layout.memories().get(i).size();
            for (int layer = 0; layer < Memory.LAYERS; layer++) {
                to.put((layer * inUse + row) * size, from, layer * size, size);
            }
        }
    }

    /** The other way round: after the run of the batch, with the audio. */
    void takeMemory(boolean afterwards, Rows batch, int row, int inUse) {
        audio.put(0, batch.audio, row * layout.window().row(), layout.window().row());
        for (int i = 0; i < before.size(); i++) {
            FloatBuffer from = batch.after.get(i);
            FloatBuffer to = memories(afterwards).get(i);
            int size = layout.memories().get(i).size();
            for (int layer = 0; layer < Memory.LAYERS; layer++) {
                to.put(layer * size, from, (layer * inUse + row) * size, size);
            }
        }
    }

    private static List<FloatBuffer> memories(Layout layout, int rows) {
        return layout.memories().stream()
                .map(memory -> floats(memory.floats(rows)))
                .toList();
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
