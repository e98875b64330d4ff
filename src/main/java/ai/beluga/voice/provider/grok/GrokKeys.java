package ai.beluga.voice.provider.grok;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.provider.realtime.RealtimeKeys;
import ai.beluga.voice.provider.socket.Query;
import ai.beluga.voice.provider.socket.SocketRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of xAI's Grok voice. */
@Singleton
public final class GrokKeys implements Area {

    /** Name of this engine in {@code beluga.s2s.provider}. */
    static final String NAME = "grok";

    private static final String PREFIX = "beluga.s2s.grok";
    private static final int MOST_KEYTERMS = 100;
    private static final int LONGEST_KEYTERM = 50;

    /** The vendor's own limit is said to be 120 minutes, and was less before. */
    static final RealtimeKeys CONNECTION =
            new RealtimeKeys(PREFIX, "Grok voice", URI.create("wss://api.x.ai"), Duration.ofMinutes(110));

    public static final Key<String> MODEL =
            Key.text(PREFIX + ".model").byDefault("grok-voice-3.0").describedAs("The vendor's model.");

    public static final Key<String> VOICE =
            Key.text(PREFIX + ".voice").byDefault("eve").describedAs("The vendor's voice the model speaks with.");

    public static final Key<Double> SPEED = Key.decimal(PREFIX + ".speed")
            .between(0.25, 4.0)
            .byDefault(1.0)
            .describedAs("How fast the model speaks; 1.0 is the voice's own speed.");

    public static final Key<String> TRANSCRIPTION_MODEL = Key.text(PREFIX + ".transcription-model")
            .byDefault("grok-transcribe")
            .describedAs("The vendor's model that writes down what the caller said, for memory and journal; the model"
                    + " that answers hears the caller itself.");

    public static final Key<String> KEYTERMS = Key.text(PREFIX + ".keyterms")
            .describedAs("Names and words to expect when what the caller said is written down, separated by commas.");

    public static final Key<String> REASONING_EFFORT = Key.text(PREFIX + ".reasoning-effort")
            .oneOf("none", "high")
            .byDefault("none")
            .describedAs("Whether the model thinks before it speaks, which takes its time.");

    public static final Key<Boolean> RESUMPTION = Key.flag(PREFIX + ".resumption")
            .byDefault(false)
            .describedAs("Lets the vendor keep a conversation for half an hour, so that another connection can go on"
                    + " with it; otherwise the gateway tells the new one what was said.");

    @Override
    public String title() {
        return "Grok voice";
    }

    @Override
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(CONNECTION.keys());
        keys.addAll(List.of(MODEL, VOICE, SPEED, TRANSCRIPTION_MODEL, KEYTERMS, REASONING_EFFORT, RESUMPTION));
        return keys;
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        List<Fault> faults = new ArrayList<>();
        if (EngineKeys.isUsed(configuration, EngineKeys.S2S_PROVIDER, NAME)) {
            CONNECTION.missingKey(configuration).ifPresent(faults::add);
            List<String> terms = keyterms(configuration);
            if (terms.size() > MOST_KEYTERMS || terms.stream().anyMatch(term -> term.length() > LONGEST_KEYTERM)) {
                faults.add(configuration.fault(
                        KEYTERMS,
                        "at most " + MOST_KEYTERMS + " words or names of at most " + LONGEST_KEYTERM + " characters",
                        "leave some out"));
            }
        }
        return faults;
    }

    static List<String> keyterms(Configuration configuration) {
        return configuration.isSet(KEYTERMS)
                ? EngineKeys.names(configuration.get(KEYTERMS)).stream()
                        .filter(term -> !term.isEmpty())
                        .toList()
                : List.of();
    }

    /** @param conversation to go on with; empty for a new one */
    static SocketRequest request(Configuration configuration, Optional<String> conversation) {
        Query query = new Query().with("model", configuration.get(MODEL));
        conversation.filter(id -> configuration.get(RESUMPTION)).ifPresent(id -> query.with("conversation_id", id));
        return CONNECTION.request(configuration, query);
    }
}
