package ai.beluga.voice.provider.gemini;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one turn of the model: their results leave together. Those of a turn that was given up may not leave any more: the
 * vendor closes a connection on which a result comes while it speaks. Not thread-safe.
 */
final class ToolCalls {

    /** A call with its result. */
    record Result(String call, String tool, String json) {
        @Override
        public String toString() {
            return "Result[" + call + ", " + tool + "]";
        }
    }

    private final Map<String, String> open = new LinkedHashMap<>();
    private final Map<String, Result> done = new LinkedHashMap<>();
    /** Of turns that were given up, without a result so far. */
    private final Map<String, String> late = new LinkedHashMap<>();

    void called(String call, String tool) {
        open.put(call, tool);
    }

    /** {@code false} when nobody waits for it. */
    boolean result(String call, String json) {
        String tool = open.remove(call);
        if (tool == null) {
            return false;
        }
        done.put(call, new Result(call, tool, json));
        return true;
    }

    /** The turn that called is given up. @return results that have not left */
    List<Result> giveUp() {
        late.putAll(open);
        open.clear();
        List<Result> unsent = List.copyOf(done.values());
        done.clear();
        return unsent;
    }

    /** The result of a call whose turn was given up; empty for others, and for what the vendor has withdrawn. */
    Optional<Result> late(String call, String json) {
        return Optional.ofNullable(late.remove(call)).map(tool -> new Result(call, tool, json));
    }

    /** {@code true} when the call was still without a result. */
    boolean withdrawn(String call) {
        done.remove(call);
        boolean wasOpen = open.remove(call) != null;
        return late.remove(call) != null || wasOpen;
    }

    /** Whether results are still missing. */
    boolean isOpen() {
        return !open.isEmpty();
    }

    /** All results, once there are all; they are forgotten then. */
    Optional<List<Result>> complete() {
        if (isOpen() || done.isEmpty()) {
            return Optional.empty();
        }
        List<Result> results = List.copyOf(done.values());
        done.clear();
        return Optional.of(results);
    }
}
