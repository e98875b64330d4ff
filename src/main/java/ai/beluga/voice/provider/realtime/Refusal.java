package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.provider.socket.JsonMessage;
import java.util.Locale;
import java.util.Set;

/**
 * What a vendor's {@code error} event means. Most leave the session as it was; some servers tell no code, so words count too.
 *
 * @param eventId of the client's event it is about; empty when the vendor does not say
 * @param code for people and for {@link ai.beluga.voice.provider.socket.SocketFaults#reported}
 * @param helpless trying again cannot help
 */
record Refusal(Kind kind, String eventId, String code, boolean helpless) {

    private static final Set<String> HELPLESS =
            Set.of("invalid_request_error", "invalid_event", "authentication_error", "insufficient_quota");

    /** What to do about it. */
    enum Kind {
        /** Both sides acted at once; nothing is lost. */
        HARMLESS,
        /** A response was asked for while one is under way. */
        BUSY,
        /** The session is too old and ends. */
        TOO_OLD,
        /** What was asked for is not done. */
        REFUSED
    }

    /** For the log; words of a vendor may hold the caller's. */
    String shown() {
        return code.matches("[A-Za-z0-9_.-]{1,60}") ? code : "without a code";
    }

    static Refusal of(JsonMessage error) {
        String type = error.text("type");
        String code = error.text("code");
        String words = error.text("message").toLowerCase(Locale.ROOT);
        boolean passes = code.startsWith("rate_limit");
        return new Refusal(
                kind(type, code, words),
                error.text("event_id"),
                code.isEmpty() ? type : code,
                !passes && (HELPLESS.contains(type) || HELPLESS.contains(code)));
    }

    private static Kind kind(String type, String code, String words) {
        if (code.equals("conversation_already_has_active_response")
                || words.contains("already has an active response")) {
            return Kind.BUSY;
        }
        if (code.equals("session_expired") || type.equals("max_duration") || words.contains("maximum duration")) {
            return Kind.TOO_OLD;
        }
        boolean harmless = code.equals("response_cancel_not_active")
                || code.equals("input_audio_buffer_commit_empty")
                || words.contains("no active response")
                || words.contains("already shorter")
                || words.contains("truncat");
        return harmless ? Kind.HARMLESS : Kind.REFUSED;
    }
}
