package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
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

/** What each vendor of this wire needs to be reached, and to take the turns; the same keys under each one's own prefix. */
public final class RealtimeKeys {

    private static final Pattern VENDORS_PATH = Pattern.compile("/v\\d+(/realtime)?/*$");

    private final String prefix;
    private final String peer;
    private final Key<URI> baseUrl;
    private final Key<Secret> apiKey;
    private final Key<Duration> deadAfter;
    private final Key<Duration> longestSession;
    private final Key<Double> vadThreshold;
    private final Key<Duration> vadSilence;

    /**
     * @param prefix e.g. {@code beluga.s2s.grok}
     * @param peer the service for people
     * @param address the vendor's own, without its path
     * @param longestSession the vendor's own
     */
    public RealtimeKeys(String prefix, String peer, URI address, Duration longestSession) {
        this.prefix = prefix;
        this.peer = peer;
        this.baseUrl = Key.uri(prefix + ".base-url")
                .where(
                        RealtimeKeys::isBase,
                        "ws or wss, without the vendor's own path (/v1/realtime), query and fragment")
                .byDefault(address)
                .describedAs(
                        "The address of " + peer + " without the vendor's path, behind a proxy with the proxy's; ws"
                                + " only where the way there is safe.");
        this.apiKey = Key.secret(prefix + ".api-key")
                .describedAs("The credential for " + peer + "; a file is read again for each connection.");
        this.deadAfter = Key.duration(prefix + ".dead-after")
                .between(Duration.ofMillis(500), Duration.ofMinutes(1))
                .byDefault(Duration.ofMillis(2_500))
                .describedAs("How long " + peer + " may answer nothing, pings included, before its connection is given"
                        + " up; a ping leaves every quarter of it.");
        this.longestSession = Key.duration(prefix + ".longest-session")
                .between(Duration.ofMinutes(1), Duration.ofHours(24))
                .byDefault(longestSession)
                .describedAs("When " + peer + " ends a connection whatever happens; another takes over two minutes"
                        + " before, or a tenth of this before where that is less.");
        this.vadThreshold = Key.decimal(prefix + ".vad-threshold")
                .between(0.1, 0.9)
                .byDefault(0.5)
                .describedAs("How sure " + peer + " must be that it hears speech, where it takes the turns.");
        this.vadSilence = Key.duration(prefix + ".vad-silence")
                .between(Duration.ofMillis(100), Duration.ofSeconds(10))
                .byDefault(Duration.ofMillis(500))
                .describedAs("The silence that ends a turn for " + peer + ", where it takes the turns.");
    }

    /** All of them, in reading order. */
    public List<Key<?>> keys() {
        return List.of(baseUrl, apiKey, deadAfter, longestSession, vadThreshold, vadSilence);
    }

    /** Whether calls may be served by the engine called {@code name}. */
    public static boolean isUsed(Configuration configuration, String name) {
        return configuration.isSet(EngineKeys.S2S_PROVIDER)
                && EngineKeys.isUsed(configuration, EngineKeys.S2S_PROVIDER, name);
    }

    /** The fault of a missing credential. */
    public Optional<Fault> missingKey(Configuration configuration) {
        return configuration.isSet(apiKey)
                ? Optional.empty()
                : Optional.of(configuration.fault(
                        apiKey,
                        "a credential, because " + EngineKeys.S2S_PROVIDER.name() + " is "
                                + configuration.get(EngineKeys.S2S_PROVIDER),
                        "set it, or name a file that holds it with " + apiKey.name() + "-file"));
    }

    /** A connection with this query. */
    public SocketRequest request(Configuration configuration, Query query) {
        return new SocketRequest(
                URI.create(configuration.get(baseUrl) + "/v1/realtime" + query),
                Map.of(
                        "Authorization",
                        new Secret("Bearer " + configuration.current(apiKey).reveal())),
                configuration.get(deadAfter),
                faults(),
                CallerAudio.ROOM);
    }

    /** Words and types of what goes wrong. */
    public SocketFaults faults() {
        return new SocketFaults(peer, prefix, "x-request-id");
    }

    /** After which the vendor ends a stream. */
    public Duration longestSession(Configuration configuration) {
        return configuration.get(longestSession);
    }

    /** How sure the vendor must be that it hears speech, as a probability. */
    public double vadThreshold(Configuration configuration) {
        return configuration.get(vadThreshold);
    }

    /** The silence that ends a turn. */
    public Duration vadSilence(Configuration configuration) {
        return configuration.get(vadSilence);
    }

    /** An address that ends in the vendor's path would be asked for it twice, and answer 404. */
    private static boolean isBase(URI url) {
        boolean webSocket = url.getScheme().equals("wss") || url.getScheme().equals("ws");
        return webSocket
                && url.getQuery() == null
                && url.getFragment() == null
                && !VENDORS_PATH.matcher(url.getPath()).find();
    }
}
