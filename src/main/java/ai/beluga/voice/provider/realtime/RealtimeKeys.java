package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.provider.socket.Query;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.provider.socket.SocketKeys;
import ai.beluga.voice.provider.socket.SocketRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each vendor of this wire needs to be reached, and to take the turns; the same keys under each one's own prefix. */
public final class RealtimeKeys {

    private static final Pattern VENDORS_PATH = Pattern.compile("/v\\d+(/realtime)?/*$");

    private final SocketKeys socket;
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
        this.socket =
                new SocketKeys(new SocketFaults(peer, prefix, "x-request-id"), address, VENDORS_PATH, "/v1/realtime");
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
        List<Key<?>> keys = new ArrayList<>(socket.keys());
        keys.addAll(List.of(longestSession, vadThreshold, vadSilence));
        return keys;
    }

    /** The fault of a missing credential. */
    public Optional<Fault> missingKey(Configuration configuration) {
        return socket.missingKey(configuration, EngineKeys.S2S_PROVIDER);
    }

    /** A connection with this query. */
    public SocketRequest request(Configuration configuration, Query query) {
        return socket.request(configuration, "/v1/realtime" + query, "Authorization", "Bearer ")
                .with(CallerAudio.ROOM);
    }

    /** Words and types of what goes wrong. */
    public SocketFaults faults() {
        return socket.faults();
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
}
