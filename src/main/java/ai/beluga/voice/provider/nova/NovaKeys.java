package ai.beluga.voice.provider.nova;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.Secret;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Settings of Amazon Nova Sonic. */
@Singleton
public final class NovaKeys implements Area {

    /** Name of this engine in {@link EngineKeys#S2S_PROVIDER}. */
    static final String NAME = "amazon-nova";

    private static final String PREFIX = "beluga.s2s.amazon-nova";

    public static final Key<String> REGION = Key.text(PREFIX + ".region")
            .matching("[a-z]{2}(-[a-z]+)+-\\d", "a region of AWS, e.g. us-east-1")
            .byDefault("us-east-1")
            .describedAs("The region in which the model is asked; it must offer the model.");

    public static final Key<URI> BASE_URL = Key.uri(PREFIX + ".base-url")
            .where(NovaKeys::isBase, "http or https, without path, query and fragment")
            .describedAs(
                    "The address of Bedrock's runtime where it is not the region's own, e.g. a private endpoint; http"
                            + " only where the way there is safe.");

    public static final Key<Secret> ACCESS_KEY_ID = Key.secret(PREFIX + ".access-key-id")
            .describedAs(
                    "The id of the credential; without it the credential of the machine or container is used, as AWS's"
                            + " client finds it. A file is read again for each conversation.");

    public static final Key<Secret> SECRET_ACCESS_KEY =
            Key.secret(PREFIX + ".secret-access-key").describedAs("The secret of the credential.");

    public static final Key<Secret> SESSION_TOKEN = Key.secret(PREFIX + ".session-token")
            .describedAs("The token of a credential that ends; a conversation ends with it.");

    public static final Key<String> MODEL = Key.text(PREFIX + ".model")
            .matching("[A-Za-z0-9][A-Za-z0-9.:/-]*", "a model's id, e.g. amazon.nova-2-5-sonic")
            .byDefault("amazon.nova-2-5-sonic")
            .describedAs("The vendor's model.");

    public static final Key<String> VOICE = Key.text(PREFIX + ".voice")
            .matching("[a-z][a-z0-9_-]*", "the id of a voice, e.g. matthew")
            .byDefault("matthew")
            .describedAs("The vendor's voice; it speaks its own language.");

    public static final Key<String> ENDPOINTING = Key.text(PREFIX + ".endpointing")
            .oneOf("HIGH", "MEDIUM", "LOW")
            .byDefault("MEDIUM")
            .describedAs("How soon the vendor takes the caller's turn for over: HIGH soonest.");

    public static final Key<Integer> MAX_TOKENS = Key.number(PREFIX + ".max-tokens")
            .between(1, 10_000)
            .byDefault(1_024)
            .describedAs("The longest reply, in the vendor's tokens.");

    public static final Key<Duration> LONGEST_SESSION = Key.duration(PREFIX + ".longest-session")
            .between(Duration.ofMinutes(1), Duration.ofMinutes(8))
            .byDefault(Duration.ofMinutes(7))
            .describedAs("When a stream is to be taken for ended; another takes over two minutes before, or a tenth of"
                    + " this before where that is less. The vendor ends one after eight minutes.");

    @Override
    public String title() {
        return "Amazon Nova Sonic";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                REGION,
                BASE_URL,
                ACCESS_KEY_ID,
                SECRET_ACCESS_KEY,
                SESSION_TOKEN,
                MODEL,
                VOICE,
                ENDPOINTING,
                MAX_TOKENS,
                LONGEST_SESSION);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        boolean used = EngineKeys.isUsed(configuration, EngineKeys.S2S_PROVIDER, NAME);
        boolean id = configuration.isSet(ACCESS_KEY_ID);
        boolean secret = configuration.isSet(SECRET_ACCESS_KEY);
        boolean whole = id == secret && (id || !configuration.isSet(SESSION_TOKEN));
        if (!used || whole) {
            return List.of();
        }
        Key<Secret> missing = id ? SECRET_ACCESS_KEY : ACCESS_KEY_ID;
        return List.of(configuration.fault(
                missing,
                "a credential of two parts, or of none where the machine has one",
                "set it, or name a file that holds it with " + missing.name() + "-file"));
    }

    static NovaSettings settings(Configuration configuration) {
        return new NovaSettings(
                configuration.get(MODEL),
                configuration.get(VOICE),
                configuration.get(ENDPOINTING),
                configuration.get(MAX_TOKENS));
    }

    private static boolean isBase(URI url) {
        boolean http = url.getScheme().equals("https") || url.getScheme().equals("http");
        return http
                && url.getQuery() == null
                && url.getFragment() == null
                && url.getPath().isEmpty();
    }
}
