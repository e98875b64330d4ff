package ai.beluga.voice.provider.realtime;

import java.util.LinkedHashSet;
import java.util.Set;

/** Ids of the events that came last: what comes twice is taken once. */
final class LastEvents {

    private static final int KEPT = 32;

    private final Set<String> ids = new LinkedHashSet<>();

    /** Whether an event came before; one without an id never did. */
    boolean again(String id) {
        if (id.isEmpty()) {
            return false;
        }
        if (!ids.add(id)) {
            return true;
        }
        if (ids.size() > KEPT) {
            ids.remove(ids.iterator().next());
        }
        return false;
    }
}
