package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.provider.socket.Query;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.provider.socket.SocketKeys;
import ai.beluga.voice.provider.socket.SocketRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each of the three services needs to be reached; the same keys under each one's own prefix. */
final class ConnectionKeys {

    private static final Pattern VENDORS_PATH = Pattern.compile("/v\\d+(/(listen|speak))?/*$");
    private static final URI PUBLIC = URI.create("wss://api.deepgram.com");

    private final SocketKeys socket;
    private final Key<Boolean> mipOptOut;

    /**
     * @param prefix e.g. {@code beluga.stt.deepgram}
     * @param peer the service for people
     */
    ConnectionKeys(String prefix, String peer) {
        this.socket =
                new SocketKeys(new SocketFaults(peer, prefix, "dg-error"), PUBLIC, VENDORS_PATH, "/v1/… or /v2/…");
        this.mipOptOut = Key.flag(prefix + ".mip-opt-out")
                .byDefault(false)
                .describedAs("Keeps what " + peer + " hears or says out of the vendor's model improvement; the vendor"
                        + " charges more for it.");
    }

    List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(socket.keys());
        keys.add(mipOptOut);
        return keys;
    }

    /** The fault of a missing credential. */
    Optional<Fault> missingKey(Configuration configuration, Key<String> provider) {
        return socket.missingKey(configuration, provider);
    }

    SocketRequest request(Configuration configuration, String path, Query query) {
        if (configuration.get(mipOptOut)) {
            query.with("mip_opt_out", true);
        }
        return socket.request(configuration, path + query, "Authorization", "Token ");
    }

    SocketFaults faults() {
        return socket.faults();
    }
}
