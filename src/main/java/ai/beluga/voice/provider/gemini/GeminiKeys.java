package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.provider.socket.SocketKeys;
import ai.beluga.voice.provider.socket.SocketRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Settings of Gemini Live. */
@Singleton
public final class GeminiKeys implements Area {

    /** Name of this engine in {@link EngineKeys#S2S_PROVIDER}. */
    static final String NAME = "gemini";

    private static final String PREFIX = "beluga.s2s.gemini";
    static final String PEER = "Gemini Live";

    private static final SocketKeys SOCKET = new SocketKeys(
            new SocketFaults(PEER, PREFIX, "x-goog-error"),
            URI.create("wss://generativelanguage.googleapis.com"),
            Pattern.compile("/ws/"),
            "/ws/…");

    public static final Key<String> API_VERSION = Key.text(PREFIX + ".api-version")
            .matching("v\\d+((alpha|beta)\\d*)?", "a version such as v1beta")
            .byDefault("v1beta")
            .describedAs("The version of the vendor's interface.");

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

    @Override
    public String title() {
        return PEER;
    }

    @Override
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(SOCKET.keys());
        keys.addAll(List.of(API_VERSION, MODEL, VOICE, SILENCE, LONGEST_SESSION));
        return keys;
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        return EngineKeys.isUsed(configuration, EngineKeys.S2S_PROVIDER, NAME)
                ? SOCKET.missingKey(configuration, EngineKeys.S2S_PROVIDER).stream()
                        .toList()
                : List.of();
    }

    static GeminiSettings settings(Configuration configuration) {
        return new GeminiSettings(configuration.get(MODEL), configuration.get(VOICE), configuration.get(SILENCE));
    }

    static SocketRequest request(Configuration configuration) {
        String path = "/ws/google.ai.generativelanguage." + configuration.get(API_VERSION)
                + ".GenerativeService.BidiGenerateContent";
        return SOCKET.request(configuration, path, "x-goog-api-key", "").with(CallerAudio.ROOM);
    }
}
