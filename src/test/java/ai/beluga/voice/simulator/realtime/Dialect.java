package ai.beluga.voice.simulator.realtime;

import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a vendor does in its own way. Has no state. */
public interface Dialect {

    /** Types of the events it takes. */
    Set<String> types();

    /** What is wrong with the shape of an event of one of {@link #types}, empty when it is as published. */
    List<Fault> faults(String type, JsonObject event);

    /** A session as it begins. */
    JsonObject fresh(String sessionId, Upgrade upgrade, Duration lifetime);

    /** A session with a change; only what is in the change changes. */
    JsonObject merged(JsonObject session, JsonObject change);

    /** What a session does. */
    Settings settings(JsonObject session);

    Traits traits();

    /** What a response gives back in {@code response.created} and {@code response.done}. */
    JsonObject response(ResponseView response);

    /** Events that tell what a caller said. */
    List<JsonObjectBuilder> transcript(String itemId, String text, boolean grows);

    /** The event that tells that nobody knows what the caller said; empty when none does. */
    Optional<JsonObjectBuilder> transcriptFailed(String itemId);

    /** The error that ends a session which is too old. */
    Fault tooOld();

    /**
     * Small differences.
     *
     * @param conversationCreated the conversation has an event of its own
     * @param itemDone an item that is whole has an event of its own
     * @param rateLimits responses tell them
     * @param errorCodes errors have codes
     * @param audioBeforeUpdate audio is taken before the first {@code session.update}
     * @param truncatedTranscript what is left is told
     * @param commitWhileDetecting the client may commit although turns are detected
     * @param resultsFirst a response before every call has its result loses the others
     * @param audioType of an answer's content
     */
    record Traits(
            boolean conversationCreated,
            boolean itemDone,
            boolean rateLimits,
            boolean errorCodes,
            boolean audioBeforeUpdate,
            boolean truncatedTranscript,
            boolean commitWhileDetecting,
            boolean resultsFirst,
            String audioType) {}

    /**
     * A response as it is told.
     *
     * @param statusDetails empty for none
     * @param conversationId empty when it is out of band
     * @param request what the client asked with
     * @param usage empty while it is made
     */
    record ResponseView(
            String id,
            String status,
            Optional<JsonObject> statusDetails,
            JsonArrayBuilder output,
            Optional<String> conversationId,
            JsonObject request,
            JsonObject session,
            Optional<Usage> usage) {}

    /** Tokens. */
    record Usage(int in, int out) {}
}
