package ai.beluga.voice.provider.socket;

import ai.beluga.voice.speech.ProviderException;
import java.net.http.HttpHeaders;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of a failed connection what to do about it. Never quotes what the far end wrote, which may hold what the caller said:
 * of a reason for closing only a code such as {@code NET-0001} is told, of a refusal only the header named for it.
 *
 * <p>Source of the codes: RFC 6455, 7.4.1, and the IANA registry of close codes (1012 service restart, 1013 try again
 * later).
 *
 * @param peer who is at the far end, for people: "Deepgram's recogniser"
 * @param settings prefix of the settings to check, e.g. {@code beluga.stt.deepgram}
 * @param detailHeader header of a refusal that says why
 */
public record SocketFaults(String peer, String settings, String detailHeader) {

    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{3,12}-\\d{4}\\b");
    private static final int MOST_DETAIL = 160;

    /** The handshake failed. */
    ProviderException opening(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof WebSocketHandshakeException refused) {
            return refused(
                    refused.getResponse().statusCode(), refused.getResponse().headers());
        }
        return cause instanceof IllegalArgumentException
                ? unusable()
                : new ProviderException.Transient(peer + " cannot be reached", cause);
    }

    private ProviderException refused(int status, HttpHeaders headers) {
        String detail =
                headers.firstValue(detailHeader).map(SocketFaults::plain).orElse("");
        String answered = peer + " answered " + status + (detail.isEmpty() ? "" : " (" + detail + ")");
        return switch (status) {
            case 408, 409, 425, 429 -> new ProviderException.Transient(answered);
            case 401, 403 -> new ProviderException.Permanent(answered + ": check " + settings + ".api-key");
            default ->
                status >= 500
                        ? new ProviderException.Transient(answered)
                        : new ProviderException.Permanent(answered + ": check " + settings + ".*");
        };
    }

    /** The far end closed the connection although we had not. */
    ProviderException closed(int code, String reason) {
        Matcher named = CODE.matcher(reason);
        String closed = peer + " closed the connection with " + code + (named.find() ? " " + named.group() : "");
        return switch (code) {
            case 1002, 1003, 1007, 1008, 1009, 1010 -> new ProviderException.Permanent(closed);
            default -> code >= 4000 ? new ProviderException.Permanent(closed) : new ProviderException.Transient(closed);
        };
    }

    /** The connection broke. */
    ProviderException broken(Throwable cause) {
        return new ProviderException.Transient("the connection to " + peer + " broke", cause);
    }

    /** Nothing came, not even an answer to pings. */
    ProviderException silent() {
        return new ProviderException.Transient(peer + " answers nothing any more");
    }

    /** The far end does not take what is sent. */
    ProviderException stuck() {
        return new ProviderException.Transient(peer + " takes nothing any more");
    }

    /** Settings that no request can be made of. The JDK quotes the header, which is a credential: not kept as cause. */
    private ProviderException unusable() {
        return new ProviderException.Permanent("no request can be made of the settings " + settings
                + ".*: a sign that a header may not hold in the key, or an address that is none");
    }

    /** What came is not what the far end should say. */
    public ProviderException garbled() {
        return new ProviderException.Transient(peer + " sent what cannot be understood");
    }

    /** The far end told of a failure of its own; {@code code} is shown only when it looks like one. */
    public ProviderException reported(String code, boolean permanent) {
        String told = peer + " reported " + (code.matches("[A-Za-z0-9_-]{1,40}") ? code : "an error");
        return permanent ? new ProviderException.Permanent(told) : new ProviderException.Transient(told);
    }

    private static String plain(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.length() <= MOST_DETAIL ? printable : printable.substring(0, MOST_DETAIL) + "…";
    }
}
