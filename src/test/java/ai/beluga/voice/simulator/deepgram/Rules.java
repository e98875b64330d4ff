package ai.beluga.voice.simulator.deepgram;

import ai.beluga.voice.simulator.wire.Upgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The query parameters each service takes, after asyncapi.yml; everything else is refused, which is stricter than the vendor. */
final class Rules {

    private static final Predicate<String> FLAG = Set.of("true", "false")::contains;
    private static final Predicate<String> ANY = value -> !value.isBlank();

    private static final Map<String, Predicate<String>> LISTEN = Map.ofEntries(
            Map.entry(
                    "model",
                    Set.of("nova-3", "nova-3-general", "nova-3-medical", "nova-2", "nova-2-phonecall", "base")
                            ::contains),
            Map.entry("language", fits("[a-z]{2}(-[A-Z]{2})?|multi")),
            Map.entry("encoding", Set.of("mulaw")::contains),
            Map.entry("sample_rate", Set.of("8000")::contains),
            Map.entry("channels", Set.of("1")::contains),
            Map.entry("interim_results", FLAG),
            Map.entry("punctuate", FLAG),
            Map.entry("smart_format", FLAG),
            Map.entry("endpointing", fits("\\d{1,5}")),
            Map.entry("keyterm", ANY),
            Map.entry("mip_opt_out", FLAG));

    private static final Map<String, Predicate<String>> FLUX = Map.of(
            "model",
            Set.of("flux-general-en", "flux-general-multi")::contains,
            "encoding",
            Set.of("mulaw")::contains,
            "sample_rate",
            Set.of("8000")::contains,
            "eot_threshold",
            between(0.5, 0.9),
            "eager_eot_threshold",
            between(0.3, 0.9),
            "eot_timeout_ms",
            between(500, 10_000),
            "language_hint",
            fits("[a-z]{2}"),
            "keyterm",
            ANY,
            "mip_opt_out",
            FLAG);

    private static final Map<String, Predicate<String>> SPEAK = Map.of(
            "model",
            fits("aura-(2-)?[a-z]+-(en|es|de|nl|fr|it|ja)"),
            "encoding",
            Set.of("mulaw")::contains,
            "sample_rate",
            Set.of("8000")::contains,
            "mip_opt_out",
            FLAG);

    private static final Map<String, Map<String, Predicate<String>>> SERVICES =
            Map.of("/v1/listen", LISTEN, "/v2/listen", FLUX, "/v1/speak", SPEAK);

    private Rules() {}

    static boolean knows(String path) {
        return SERVICES.containsKey(path);
    }

    /** What is wrong with a request's parameters. */
    static List<String> faults(Upgrade upgrade) {
        List<String> faults = new ArrayList<>();
        Map<String, Predicate<String>> rules = SERVICES.get(upgrade.path());
        upgrade.query().forEach((name, values) -> {
            Predicate<String> rule = rules.get(name);
            if (rule == null) {
                faults.add("unknown parameter " + name);
            } else if (!values.stream().allMatch(rule)) {
                faults.add(name + " may not be " + values);
            }
            if (values.size() > 1 && !name.equals("keyterm")) {
                faults.add(name + " is there twice");
            }
        });
        for (String needed : List.of("model", "encoding", "sample_rate")) {
            if (!upgrade.query().containsKey(needed)) {
                faults.add(needed + " is missing");
            }
        }
        return faults;
    }

    private static Predicate<String> fits(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }

    private static Predicate<String> between(double least, double most) {
        return value -> value.matches("\\d+(\\.\\d+)?")
                && Double.parseDouble(value) >= least
                && Double.parseDouble(value) <= most;
    }
}
