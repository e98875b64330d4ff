package ai.beluga.voice.provider.socket;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every vendor behind a socket needs to be reached; the same keys under each one's own prefix. */
public final class SocketKeys {

    private final SocketFaults faults;
    private final Key<URI> baseUrl;
    private final Key<Secret> apiKey;
    private final Key<Duration> deadAfter;

    /**
     * @param faults of the vendor, whose settings these are
     * @param address the vendor's own, without its path
     * @param vendorsPath what no address may hold: it would be asked for it twice, and answer 404
     * @param pathInWords the same for people
     */
    public SocketKeys(SocketFaults faults, URI address, Pattern vendorsPath, String pathInWords) {
        this.faults = faults;
        this.baseUrl = Key.uri(faults.settings() + ".base-url")
                .where(
                        url -> isBase(url, vendorsPath),
                        "ws or wss, without the vendor's own path (" + pathInWords + "), query and fragment")
                .byDefault(address)
                .describedAs("The address of " + faults.peer()
                        + " without the vendor's path, behind a proxy with the proxy's; ws"
                        + " only where the way there is safe.");
        this.apiKey = Key.secret(faults.settings() + ".api-key")
                .describedAs("The credential for " + faults.peer() + "; a file is read again for each connection.");
        this.deadAfter = Key.duration(faults.settings() + ".dead-after")
                .between(Duration.ofMillis(500), Duration.ofMinutes(1))
                .byDefault(Duration.ofMillis(2_500))
                .describedAs("How long " + faults.peer() + " may answer nothing, pings included, before its connection"
                        + " is given up; a ping leaves every quarter of it.");
    }

    /** All of them, in reading order. */
    public List<Key<?>> keys() {
        return List.of(baseUrl, apiKey, deadAfter);
    }

    /** Words and types of what goes wrong. */
    public SocketFaults faults() {
        return faults;
    }

    /** The fault of a missing credential, for which {@code provider} chose the vendor. */
    public Optional<Fault> missingKey(Configuration configuration, Key<String> provider) {
        return configuration.isSet(apiKey)
                ? Optional.empty()
                : Optional.of(configuration.fault(
                        apiKey,
                        "a credential, because " + provider.name() + " is " + configuration.get(provider),
                        "set it, or name a file that holds it with " + apiKey.name() + "-file"));
    }

    /**
     * A connection. The credential goes in a header: an address is written into logs on the way.
     *
     * @param path with its query
     * @param header that takes the credential
     * @param scheme what stands before it there, e.g. {@code "Bearer "}
     */
    public SocketRequest request(Configuration configuration, String path, String header, String scheme) {
        return new SocketRequest(
                URI.create(configuration.get(baseUrl) + path),
                Map.of(header, new Secret(scheme + configuration.current(apiKey).reveal())),
                configuration.get(deadAfter),
                faults);
    }

    private static boolean isBase(URI url, Pattern vendorsPath) {
        boolean webSocket = url.getScheme().equals("wss") || url.getScheme().equals("ws");
        return webSocket
                && url.getQuery() == null
                && url.getFragment() == null
                && !vendorsPath.matcher(url.getPath()).find();
    }
}
