package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.VoiceResults.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The part of the report about voice detectors. */
final class VoicePart {

    private static final List<Noise> GATED = List.of(Noise.WHITE, Noise.PINK, Noise.HUM);
    private static final double GATED_AT_DB = 10;
    private static final double FOUND_AT_LEAST_PERCENT = 95;
    private static final double FALSE_AT_MOST_PERCENT = 2;

    private final VoiceResults results;

    VoicePart(VoiceResults results) {
        this.results = results;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("## Voice activity");
        lines.add("");
        lines.addAll(material());
        lines.add("### The bound for Silero");
        lines.add("");
        lines.add(
                "At 10 dB in white noise, pink noise and hum at least 95 % of speech is to be found and at most 2 % of"
                    + " silence taken for speech. Babble is not bounded. In brackets 95 % of what other calls of this"
                    + " kind would give (bootstrap over calls).");
        lines.add("");
        lines.addAll(bound());
        lines.add("![speech found](hearing/found.svg)");
        lines.add("");
        lines.add("![silence taken for speech](hearing/false.svg)");
        lines.add("");
        for (Half half : List.of(Half.SET_ASIDE, Half.TUNING)) {
            lines.add("### All engines, " + half.title());
            lines.add("");
            lines.add("Speech found / silence taken for speech, in percent.");
            lines.add("");
            lines.addAll(all(half));
        }
        lines.add("### Edges and the strict count, set aside");
        lines.add("");
        lines.add("White, pink and hum at 10 dB together. The delay is from the labelled begin of speech until the"
                + " gateway knows of it, which takes at least the 96 ms of speech that make a start; the end error"
                + " is from the labelled end to the end it decides on. The strict count has no collar and takes"
                + " everything but speech for silence, the ends of words and the room after them too. The balanced"
                + " error is the mean of speech missed and silence taken for speech, over every noise and level of"
                + " the table above.");
        lines.add("");
        lines.addAll(edges());
        lines.add("![start threshold](hearing/threshold.svg)");
        lines.add("");
        return lines;
    }

    private List<String> material() {
        Table table = new Table(
                List.of("part", "callers", "recordings", "calls", "minutes", "steps of speech", "of silence"));
        for (Half half : Half.values()) {
            List<Result> one = results.select(Engines.SILERO, half, it -> true);
            Tally.Steps steps = VoiceResults.sum(one).usual();
            table.row(
                    half.title(),
                    Stream.of(
                            half.callers().stream()
                                    .map(Half.Caller::name)
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElseThrow(),
                            ""
                                    + half.callers().stream()
                                            .mapToInt(it -> it.speech().size())
                                            .sum(),
                            "" + one.size(),
                            String.format(
                                    Locale.ROOT,
                                    "%.0f",
                                    one.stream().mapToDouble(Result::seconds).sum() / 60),
                            "" + steps.speech(),
                            "" + steps.silence()));
        }
        return table.lines();
    }

    private List<String> bound() {
        Table table = new Table(List.of("part", "noise", "found %", "false %", "met", "strict: found / false"));
        for (Half half : List.of(Half.SET_ASIDE, Half.TUNING)) {
            for (Noise noise :
                    Stream.concat(GATED.stream(), Stream.of(Noise.BABBLE)).toList()) {
                List<Result> calls = results.select(Engines.SILERO, half, it -> it.at(noise, GATED_AT_DB));
                Tally tally = VoiceResults.sum(calls);
                Tally.Steps steps = tally.usual();
                boolean met =
                        steps.foundPercent() >= FOUND_AT_LEAST_PERCENT && steps.falsePercent() <= FALSE_AT_MOST_PERCENT;
                table.row(
                        half.title(),
                        Stream.of(
                                Table.snr(noise, GATED_AT_DB),
                                Table.one(steps.foundPercent()) + " ("
                                        + Bootstrap.of(
                                                calls,
                                                it -> VoiceResults.sum(it)
                                                        .usual()
                                                        .foundPercent()) + ")",
                                Table.one(steps.falsePercent()) + " ("
                                        + Bootstrap.of(
                                                calls,
                                                it -> VoiceResults.sum(it)
                                                        .usual()
                                                        .falsePercent()) + ")",
                                GATED.contains(noise) ? (met ? "yes" : "no") : "not bounded",
                                Table.foundAndFalse(tally.strict())));
            }
        }
        return table.lines();
    }

    private List<String> all(Half half) {
        Table table = new Table(
                Stream.concat(Stream.of("noise"), results.engines().stream().map(VoicePart::name))
                        .toList());
        for (Noise noise : Noise.values()) {
            for (double snr : VoiceResults.snrs(noise)) {
                table.row(
                        Table.snr(noise, snr),
                        results.engines().stream()
                                .map(engine -> Table.foundAndFalse(
                                        results.sum(engine, half, noise, snr).usual())));
            }
        }
        table.row(
                "mean balanced error",
                results.engines().stream().map(engine -> Table.one(balancedErrorPercent(results, engine, half))));
        return table.lines();
    }

    private List<String> edges() {
        Table table = new Table(List.of(
                "engine",
                "strict: found / false",
                "start known after, median and 95 %, ms",
                "end error, median and 95 %, ms",
                "stretches missed"));
        for (String engine : results.engines()) {
            Tally tally = VoiceResults.sum(results.select(
                    engine, Half.SET_ASIDE, it -> GATED.stream().anyMatch(noise -> it.at(noise, GATED_AT_DB))));
            table.row(
                    name(engine),
                    Stream.of(
                            Table.foundAndFalse(tally.strict()),
                            quantiles(tally.startDelays()),
                            quantiles(tally.endErrors()),
                            tally.missed() + " of " + tally.stretches()));
        }
        return table.lines();
    }

    private static String quantiles(List<Long> values) {
        return values.isEmpty()
                ? "none"
                : Tally.quantile(values, 0.5) + ", " + Tally.quantile(values, 0.95) + " (" + values.size() + ")";
    }

    /** Mean over every noise and level. */
    static double balancedErrorPercent(VoiceResults results, String engine, Half half) {
        return Stream.of(Noise.values())
                .flatMapToDouble(noise -> VoiceResults.snrs(noise).stream()
                        .mapToDouble(snr ->
                                results.sum(engine, half, noise, snr).usual().balancedErrorPercent()))
                .average()
                .orElseThrow();
    }

    private static String name(String engine) {
        return engine.equals(VoiceResults.FIXED) ? engine : "`" + engine + "`";
    }
}
