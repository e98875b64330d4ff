package ai.beluga.voice.phone.wire;

import java.net.URI;

/** What a URL says about port, host header and request target. */
final class Ports {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private Ports() {}

    static boolean isSecure(URI url) {
        return switch (url.getScheme()) {
            case "https", "wss" -> true;
            default -> false;
        };
    }

    static int of(URI url) {
        return url.getPort() > 0 ? url.getPort() : isSecure(url) ? HTTPS : HTTP;
    }

    static String hostHeader(URI url) {
        return url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
    }

    static String target(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
