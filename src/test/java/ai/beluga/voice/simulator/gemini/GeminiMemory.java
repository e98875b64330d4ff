package ai.beluga.voice.simulator.gemini;

import ai.beluga.voice.simulator.realtime.Memory;
import java.util.ArrayList;
import java.util.List;

/** The conversation as the model remembers it. Guarded by its session's lock. */
final class GeminiMemory {

    private final List<Memory> entries = new ArrayList<>();

    void add(Memory entry) {
        entries.add(entry);
    }

    void addAll(List<Memory> more) {
        entries.addAll(more);
    }

    /** The entry of this id grows by a word. */
    void grow(String id, String role, String word) {
        if (!entries.isEmpty() && entries.getLast().itemId().equals(id)) {
            Memory last = entries.removeLast();
            entries.add(new Memory(id, role, last.text() + " " + word));
        } else {
            entries.add(new Memory(id, role, word));
        }
    }

    List<Memory> all() {
        return List.copyOf(entries);
    }
}
