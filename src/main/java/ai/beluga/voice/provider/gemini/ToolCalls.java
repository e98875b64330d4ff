package ai.beluga.voice.provider.gemini;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of one turn of the model: their results leave together. Not thread-safe. */
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

    /** {@code true} when the call was still open. */
    boolean withdrawn(String call) {
        done.remove(call);
        return open.remove(call) != null;
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
