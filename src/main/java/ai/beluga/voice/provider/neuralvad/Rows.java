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

    /** Copies the audio of one row. */
    void copyAudio(int row, Rows to, int toRow) {
        int length = layout.window().row();
        to.audio.put(toRow * length, audio, row * length, length);
    }

    /**
     * Copies the memory of one row.
     *
     * @param from of {@code rows} in use
     * @param to of {@code toRows} in use
     */
    static void copy(Memory memory, FloatBuffer from, int row, int rows, FloatBuffer to, int toRow, int toRows) {
        int size = memory.size();
        for (int layer = 0; layer < Memory.LAYERS; layer++) {
            to.put((layer * toRows + toRow) * size, from, (layer * rows + row) * size, size);
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
