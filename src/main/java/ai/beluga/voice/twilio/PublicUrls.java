package ai.beluga.voice.twilio;

import java.net.URI;

/**
 * The addresses Twilio is told to use.
 *
 * @param base what Twilio reaches, without closing slash
 */
public record PublicUrls(URI base) {

    /** Below the base; {@code target} begins with a slash and may carry a query, raw. */
    public String web(String target) {
        return base + target;
    }

    /** The same in the form of a WebSocket: {@code wss}, and {@code ws} where the base is plain http. */
    public String socket(String target) {
        String web = web(target);
        return "ws" + web.substring("http".length());
    }
}
