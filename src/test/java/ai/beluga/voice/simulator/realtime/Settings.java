package ai.beluga.voice.simulator.realtime;

import jakarta.json.JsonArray;
import java.util.Optional;

/**
 * What a session does, whatever its vendor calls it.
 *
 * @param detection empty when the client ends turns itself
 * @param transcribes {@code true} when callers are transcribed
 * @param transcriptGrows {@code true} when a transcript comes in pieces before it is complete
 * @param text {@code true} when answers are text, not audio
 */
public record Settings(
        Coding input,
        Coding output,
        String instructions,
        JsonArray tools,
        Optional<Detection> detection,
        boolean transcribes,
        boolean transcriptGrows,
        boolean text) {

    /**
     * How turns are detected.
     *
     * @param idleMillis 0 for never
     */
    public record Detection(
            double threshold,
            int prefixMillis,
            int silenceMillis,
            boolean createsResponse,
            boolean interruptsResponse,
            int idleMillis) {}
}
