package ai.beluga.voice.tool.api;

import java.util.Locale;
import java.util.Optional;

/**
 * In whose call a tool is called. None of it comes from a model. Never prints numbers.
 *
 * @param call the carrier's name of the call
 * @param caller the caller's number as the carrier tells it; callers can forge it
 * @param called the number that was called
 * @param language of the conversation
 * @param idempotencyKey the same for the same effect; empty for a tool without
 */
public record ToolContext(
        String call, Optional<String> caller, Optional<String> called, Locale language, String idempotencyKey) {

    @Override
    public String toString() {
        return "ToolContext[" + call + "]";
    }
}
