package ai.beluga.voice.simulator.realtime;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * What the model knows when it is to answer.
 *
 * @param instructions of the response, else of the session
 * @param memory the conversation as the model remembers it
 * @param tools as the client gave them
 * @param outOfBand {@code true} when the answer does not enter the conversation
 * @param request what the client asked with; empty when voice detection asked
 */
public record Situation(
        String instructions, List<Memory> memory, JsonArray tools, boolean outOfBand, JsonObject request) {

    /** What the caller said last; empty before the first word. */
    public String lastFromCaller() {
        return memory.stream()
                .filter(entry -> entry.role().equals("user"))
                .reduce((earlier, later) -> later)
                .map(Memory::text)
                .orElse("");
    }
}
