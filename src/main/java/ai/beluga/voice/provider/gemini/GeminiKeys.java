package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.Secret;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.provider.socket.SocketRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Settings of Gemini Live. */
@Singleton
public final class GeminiKeys implements Area {

    /** Name of this engine in {@link EngineKeys#S2S_PROVIDER}. */
    static final String NAME = "gemini";

    private static final String PREFIX = "beluga.s2s.gemini";
    static final String PEER = "Gemini Live";

    public static final Key<URI> BASE_URL = Key.uri(PREFIX + ".base-url")
            .where(GeminiKeys::isBase, "ws or wss, without the vendor's own path (/ws/…), query and fragment")
            .byDefault(URI.create("wss://generativelanguage.googleapis.com"))
            .describedAs("The address of Gemini Live without the vendor's path; ws only where the way there is safe.");

    public static final Key<String> API_VERSION = Key.text(PREFIX + ".api-version")
            .matching("v\\d+((alpha|beta)\\d*)?", "a version such as v1beta")
            .byDefault("v1beta")
            .describedAs("The version of the vendor's interface.");

    public static final Key<Secret> API_KEY = Key.secret(PREFIX + ".api-key")
            .describedAs("The credential for Gemini Live; a file is read again for each connection.");

    public static final Key<String> MODEL = Key.text(PREFIX + ".model")
            .matching("[a-z0-9][a-z0-9.-]*", "the name of a model without models/, e.g. gemini-3.8-live")
            .byDefault("gemini-3.8-live")
            .describedAs("The vendor's model.");

    public static final Key<String> VOICE =
            Key.text(PREFIX + ".voice").byDefault("Kore").describedAs("The vendor's voice.");

    public static final Key<Duration> SILENCE = Key.duration(PREFIX + ".silence")
            .between(Duration.ofMillis(100), Duration.ofSeconds(5))
            .byDefault(Duration.ofMillis(500))
            .describedAs("The silence after which the vendor takes the caller's turn for over, where it takes turns.");

    public static final Key<Duration> LONGEST_SESSION = Key.duration(PREFIX + ".longest-session")
            .between(Duration.ofMinutes(1), Duration.ofHours(24))
            .byDefault(Duration.ofMinutes(9))
            .describedAs(
                    "When a connection is to be taken for ended; another takes over two minutes before, or a tenth of"
                            + " this before where that is less. The vendor documents about ten minutes.");

    public static final Key<Duration> DEAD_AFTER = Key.duration(PREFIX + ".dead-after")
            .between(Duration.ofMillis(500), Duration.ofMinutes(1))
            .byDefault(Duration.ofMillis(2_500))
            .describedAs("How long Gemini Live may answer nothing, pings included, before its connection is given up; a"
                    + " ping leaves every quarter of it.");

    @Override
    public String title() {
        return PEER;
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(BASE_URL, API_VERSION, API_KEY, MODEL, VOICE, SILENCE, LONGEST_SESSION, DEAD_AFTER);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        boolean used = configuration.isSet(EngineKeys.S2S_PROVIDER)
                && EngineKeys.isUsed(configuration, EngineKeys.S2S_PROVIDER, NAME);
        if (!used || configuration.isSet(API_KEY)) {
            return List.of();
        }
        return List.of(configuration.fault(
                API_KEY,
                "a credential, because " + EngineKeys.S2S_PROVIDER.name() + " is "
                        + configuration.get(EngineKeys.S2S_PROVIDER),
                "set it, or name a file that holds it with " + API_KEY.name() + "-file"));
    }

    static GeminiSettings settings(Configuration configuration) {
        return new GeminiSettings(configuration.get(MODEL), configuration.get(VOICE), configuration.get(SILENCE));
    }

    /** The key goes in a header: an address is written into logs on the way. */
    static SocketRequest request(Configuration configuration) {
        URI address = URI.create(configuration.get(BASE_URL) + "/ws/google.ai.generativelanguage."
                + configuration.get(API_VERSION) + ".GenerativeService.BidiGenerateContent");
        return new SocketRequest(
                address,
                Map.of("x-goog-api-key", configuration.current(API_KEY)),
                configuration.get(DEAD_AFTER),
                new SocketFaults(PEER, PREFIX, "x-goog-error"),
                CallerAudio.ROOM);
    }

    private static boolean isBase(URI url) {
        boolean webSocket = url.getScheme().equals("wss") || url.getScheme().equals("ws");
        return webSocket
                && url.getQuery() == null
                && url.getFragment() == null
                && !url.getPath().contains("/ws/");
    }
}
