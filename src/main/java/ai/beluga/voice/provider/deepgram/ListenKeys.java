package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.RecoveryKeys;
import ai.beluga.voice.provider.socket.Query;
import ai.beluga.voice.provider.socket.SocketRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Settings of the recogniser behind {@code /v1/listen}. */
@Singleton
public final class ListenKeys implements Area {

    /** Name of this engine in {@link EngineKeys#STT_PROVIDER}. */
    static final String NAME = "deepgram";

    private static final String PREFIX = "beluga.stt.deepgram";
    static final ConnectionKeys CONNECTION = new ConnectionKeys(PREFIX, "Deepgram's recogniser");

    /** The families of the vendor's list of models; new sizes and subjects of them need no new build. */
    private static final Pattern MODELS = Pattern.compile(
            "(nova(-\\d+)?|enhanced|base)(-[a-z]+)*|custom|(meeting|phonecall|finance|conversationalai|voicemail|video)"
                    + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public static final Key<String> MODEL = Key.text(PREFIX + ".model")
            .byDefault("nova-3")
            .describedAs("The vendor's model for recognition on /v1/listen.");

    public static final Key<String> KEYTERMS = Key.text(PREFIX + ".keyterms")
            .describedAs("Names and words the recogniser should expect, separated by commas.");

    public static final Key<Boolean> SMART_FORMAT = Key.flag(PREFIX + ".smart-format")
            .byDefault(false)
            .describedAs("Writes numbers, dates and addresses as figures; the vendor may hold text back for it.");

    public static final Key<Duration> ENDPOINTING = Key.duration(PREFIX + ".endpointing")
            .between(Duration.ofMillis(10), Duration.ofSeconds(5))
            .byDefault(Duration.ofMillis(300))
            .describedAs("The pause after which the vendor settles text by itself; a pause the gateway sees settles it"
                    + " at once.");

    @Override
    public String title() {
        return "Deepgram recogniser";
    }

    @Override
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(CONNECTION.keys());
        keys.addAll(List.of(MODEL, KEYTERMS, SMART_FORMAT, ENDPOINTING));
        return keys;
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        List<Fault> faults = new ArrayList<>();
        if (EngineKeys.isUsed(configuration, EngineKeys.STT_PROVIDER, NAME)) {
            CONNECTION.missingKey(configuration, EngineKeys.STT_PROVIDER).ifPresent(faults::add);
            if (!MODELS.matcher(configuration.get(MODEL)).matches()) {
                faults.add(configuration.fault(
                        MODEL,
                        "a model of Deepgram's for recognition, e.g. nova-3, nova-3-medical, or a custom one's id",
                        "write one from Deepgram's list"));
            }
            if (configuration.get(RecoveryKeys.STT_ANSWER).compareTo(ListenStream.ANSWER_WITHIN) <= 0) {
                faults.add(configuration.fault(
                        RecoveryKeys.STT_ANSWER,
                        "more than " + ListenStream.ANSWER_WITHIN.toMillis()
                                + " ms, which Deepgram's recogniser may leave a pause unanswered",
                        "write at least 1s"));
            }
        }
        return faults;
    }

    static SocketRequest request(Configuration configuration, Locale language) {
        Query query = new Query()
                .with("model", configuration.get(MODEL))
                .with("language", language.toLanguageTag())
                .with("encoding", "mulaw")
                .with("sample_rate", 8_000)
                .with("channels", 1)
                .with("interim_results", true)
                .with("punctuate", true)
                .with("smart_format", configuration.get(SMART_FORMAT))
                .with("endpointing", configuration.get(ENDPOINTING).toMillis());
        if (configuration.isSet(KEYTERMS)) {
            query.withEach("keyterm", configuration.get(KEYTERMS));
        }
        return CONNECTION.request(configuration, "/v1/listen", query);
    }
}
