package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.Secret;
import ai.beluga.voice.provider.socket.Query;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.provider.socket.SocketRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each of the three services needs to be reached; the same keys under each one's own prefix. */
final class ConnectionKeys {

    private static final Pattern VENDORS_PATH = Pattern.compile("/v\\d+(/(listen|speak))?/*$");
    private static final URI PUBLIC = URI.create("wss://api.deepgram.com");

    private final String prefix;
    private final String peer;
    final Key<URI> baseUrl;
    final Key<Secret> apiKey;
    final Key<Duration> deadAfter;
    final Key<Boolean> mipOptOut;

    /**
     * @param prefix e.g. {@code beluga.stt.deepgram}
     * @param peer the service for people
     */
    ConnectionKeys(String prefix, String peer) {
        this.prefix = prefix;
        this.peer = peer;
        this.baseUrl = Key.uri(prefix + ".base-url")
                .where(
                        ConnectionKeys::isBase,
                        "ws or wss, without the vendor's own path (/v1/… or /v2/…), query and fragment")
                .byDefault(PUBLIC)
                .describedAs(
                        "The address of " + peer + " without the vendor's path, behind a proxy with the proxy's; ws"
                                + " only where the way there is safe.");
        this.apiKey = Key.secret(prefix + ".api-key")
                .describedAs("The credential for " + peer + "; a file is read" + " again for each connection.");
        this.deadAfter = Key.duration(prefix + ".dead-after")
                .between(Duration.ofMillis(500), Duration.ofMinutes(1))
                .byDefault(Duration.ofMillis(2_500))
                .describedAs("How long " + peer + " may answer nothing, pings included, before its connection is given"
                        + " up; a ping leaves every quarter of it.");
        this.mipOptOut = Key.flag(prefix + ".mip-opt-out")
                .byDefault(false)
                .describedAs("Keeps what " + peer + " hears or says out of the vendor's model improvement; the vendor"
                        + " charges more for it.");
    }

    List<Key<?>> keys() {
        return List.of(baseUrl, apiKey, deadAfter, mipOptOut);
    }

    /** The fault of a missing credential. */
    Optional<Fault> missingKey(Configuration configuration, Key<String> provider) {
        return configuration.isSet(apiKey)
                ? Optional.empty()
                : Optional.of(configuration.fault(
                        apiKey,
                        "a credential, because " + provider.name() + " is " + configuration.get(provider),
                        "set it, or name a file that holds it with " + apiKey.name() + "-file"));
    }

    SocketRequest request(Configuration configuration, String path, Query query) {
        configuredOptOut(configuration, query);
        URI address = URI.create(configuration.get(baseUrl) + path + query);
        return new SocketRequest(
                address,
                Map.of(
                        "Authorization",
                        new Secret("Token " + configuration.current(apiKey).reveal())),
                configuration.get(deadAfter),
                faults());
    }

    SocketFaults faults() {
        return new SocketFaults(peer, prefix, "dg-error");
    }

    /** An address that ends in the vendor's path would be asked for it twice, and answer 404. */
    private static boolean isBase(URI url) {
        boolean webSocket = url.getScheme().equals("wss") || url.getScheme().equals("ws");
        return webSocket
                && url.getQuery() == null
                && url.getFragment() == null
                && !VENDORS_PATH.matcher(url.getPath()).find();
    }

    private void configuredOptOut(Configuration configuration, Query query) {
        if (configuration.get(mipOptOut)) {
            query.with("mip_opt_out", true);
        }
    }
}
