package ai.beluga.voice.twilio.security;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms of one URL that Twilio may have signed. Ports are put in and taken out of the raw text: a URL library would
 * change the encoding, and with it the signature.
 */
final class SignedUrls {

    private static final Pattern URL = Pattern.compile("(?<scheme>[a-z]+)://(?<authority>[^/?]*)(?<rest>.*)");
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private SignedUrls() {}

    /** With and without its port, since Twilio's services do not agree. */
    static List<String> ofRequest(String url) {
        Matcher parts = parts(url);
        return ports(parts.group("scheme"), parts.group("authority"), parts.group("rest"))
                .toList();
    }

    /** Of the upgrade to a WebSocket: both schemes, with and without closing slash, with and without port. */
    static List<String> ofUpgrade(String url) {
        Matcher parts = parts(url);
        boolean secure = parts.group("scheme").equals("https");
        return (secure ? Stream.of("wss", "https") : Stream.of("ws", "http"))
                .flatMap(scheme ->
                        slashes(parts.group("rest")).flatMap(rest -> ports(scheme, parts.group("authority"), rest)))
                .toList();
    }

    private static Matcher parts(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an absolute URL: " + url);
        }
        return parts;
    }

    private static Stream<String> slashes(String rest) {
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        String tail = query < 0 ? "" : rest.substring(query);
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Stream.of(bare + tail, bare + "/" + tail);
    }

    private static Stream<String> ports(String scheme, String authority, String rest) {
        Matcher port = PORT.matcher(authority);
        String standard = scheme.equals("https") || scheme.equals("wss") ? ":443" : ":80";
        String given = port.find() ? port.group() : standard;
        String host = PORT.matcher(authority).replaceFirst("");
        return Stream.of(host, host + given).map(form -> scheme + "://" + form + rest);
    }
}
