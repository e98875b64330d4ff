package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.provider.socket.Query;
import ai.beluga.voice.provider.socket.SocketRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Settings of Flux, the recogniser behind {@code /v2/listen} that takes turns itself. */
@Singleton
public final class FluxKeys implements Area {

    /** Name of this engine in {@link EngineKeys#STT_PROVIDER}. */
    static final String NAME = "deepgram-flux";

    private static final String PREFIX = "beluga.stt.deepgram-flux";
    static final ConnectionKeys CONNECTION = new ConnectionKeys(PREFIX, "Deepgram Flux");

    private static final Pattern MODELS = Pattern.compile("flux(-[a-z]+)*-(multi|[a-z]{2})");
    private static final String MULTILINGUAL = "-multi";

    public static final Key<String> MODEL = Key.text(PREFIX + ".model")
            .byDefault("flux-general-en")
            .describedAs("The vendor's model on /v2/listen; one that ends in a language hears no other.");

    public static final Key<String> KEYTERMS =
            Key.text(PREFIX + ".keyterms").describedAs("Names and words Flux should expect, separated by commas.");

    public static final Key<Double> EOT_THRESHOLD = Key.decimal(PREFIX + ".eot-threshold")
            .between(0.5, 0.9)
            .byDefault(0.7)
            .describedAs("How sure Flux must be that the caller has finished, as a probability.");

    public static final Key<Double> EAGER_EOT_THRESHOLD = Key.decimal(PREFIX + ".eager-eot-threshold")
            .between(0.3, 0.9)
            .describedAs("How sure Flux must be to say that the caller has probably finished, at most"
                    + " beluga.stt.deepgram-flux.eot-threshold; unset, it never says so.");

    public static final Key<Duration> EOT_TIMEOUT = Key.duration(PREFIX + ".eot-timeout")
            .between(Duration.ofMillis(500), Duration.ofSeconds(10))
            .byDefault(Duration.ofSeconds(5))
            .describedAs("The silence that ends a turn for Flux whatever it thinks.");

    @Override
    public String title() {
        return "Deepgram Flux recogniser";
    }

    @Override
    public List<Key<?>> keys() {
        List<Key<?>> keys = new ArrayList<>(CONNECTION.keys());
        keys.addAll(List.of(MODEL, KEYTERMS, EOT_THRESHOLD, EAGER_EOT_THRESHOLD, EOT_TIMEOUT));
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
                        "a Flux model of Deepgram's, e.g. flux-general-en or flux-general-multi",
                        "write one from Deepgram's list"));
            } else if (!hears(configuration.get(MODEL), configuration.get(EngineKeys.LANGUAGE))) {
                faults.add(configuration.fault(
                        MODEL,
                        "a model that hears "
                                + configuration.get(EngineKeys.LANGUAGE).toLanguageTag() + ", because "
                                + EngineKeys.LANGUAGE.name() + " is",
                        "write flux-general-multi, or choose another language"));
            }
        }
        if (configuration.isSet(EAGER_EOT_THRESHOLD)
                && configuration.get(EAGER_EOT_THRESHOLD) > configuration.get(EOT_THRESHOLD)) {
            faults.add(configuration.fault(
                    EAGER_EOT_THRESHOLD,
                    "at most " + EOT_THRESHOLD.name() + ", which is " + configuration.get(EOT_THRESHOLD),
                    "lower it, or raise the other"));
        }
        return faults;
    }

    static boolean hears(String model, Locale language) {
        return model.endsWith(MULTILINGUAL) || model.endsWith("-" + language.getLanguage());
    }

    static SocketRequest request(Configuration configuration, Locale language) {
        String model = configuration.get(MODEL);
        Query query = new Query()
                .with("model", model)
                .with("encoding", "mulaw")
                .with("sample_rate", 8_000)
                .with("eot_threshold", configuration.get(EOT_THRESHOLD))
                .with("eot_timeout_ms", configuration.get(EOT_TIMEOUT).toMillis());
        if (configuration.isSet(EAGER_EOT_THRESHOLD)) {
            query.with("eager_eot_threshold", configuration.get(EAGER_EOT_THRESHOLD));
        }
        if (model.endsWith(MULTILINGUAL)) {
            query.with("language_hint", language.getLanguage());
        }
        if (configuration.isSet(KEYTERMS)) {
            query.withEach("keyterm", configuration.get(KEYTERMS));
        }
        return CONNECTION.request(configuration, "/v2/listen", query);
    }
}
