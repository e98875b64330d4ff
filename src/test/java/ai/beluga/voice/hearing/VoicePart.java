package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.LabelledSpeech.Label;
import ai.beluga.voice.hearing.Tally.Count;
import ai.beluga.voice.hearing.VoiceResults.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of the report about voice detectors. */
final class VoicePart {

    private static final double STEPS_A_SECOND = 1_000.0 / LabelledSpeech.STEP_MILLIS;

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
        lines.add(ReportText.BOUND);
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
            lines.add("Fixed level: " + results.levels().tunedDbfs() + " dBFS. Best levels: " + oracles(half) + ".");
            lines.add("");
        }
        lines.add("### Edges, set aside");
        lines.add("");
        lines.add(ReportText.EDGES);
        lines.add("");
        lines.addAll(edges());
        lines.add("![start threshold](hearing/threshold.svg)");
        lines.add("");
        return lines;
    }

    private List<String> material() {
        Table distinct = new Table(List.of(
                "part",
                "callers",
                "recordings",
                "seconds of speech",
                "stretches of speech",
                "pauses within recordings",
                "in the babble around each"));
        Table counted = new Table(List.of(
                "made of it",
                "calls",
                "minutes",
                "steps of speech",
                "of these left out",
                "steps of silence",
                "of these left out",
                "steps of pauses within recordings",
                "of these left out"));
        for (Half half : Half.values()) {
            distinct.row(half.title(), distinct(half));
            counted.row(half.title(), counted(results.select(Engines.SILERO, half, it -> true)));
        }
        return Stream.concat(distinct.lines().stream(), counted.lines().stream())
                .toList();
    }

    private static Stream<String> distinct(Half half) {
        List<Label[]> labels = half.callers().stream()
                .flatMap(caller -> caller.speech().stream())
                .map(LabelledSpeech::labels)
                .toList();
        Tally all =
                Tally.sum(labels.stream().map(one -> Tally.of(one, List.of())).toList());
        return Stream.of(
                half.callers().stream().map(Half.Caller::name).collect(Collectors.joining(", ")),
                "" + labels.size(),
                Table.one(all.strict().speech() / STEPS_A_SECOND),
                "" + all.stretches(),
                labels.stream().mapToInt(Tally::innerPauses).sum() + " ("
                        + Table.one(all.steps(Count.INNER_STRICT).silence() / STEPS_A_SECOND) + " s)",
                half.callers().stream().map(caller -> babble(half, caller)).collect(Collectors.joining(", ")));
    }

    private static String babble(Half half, Half.Caller caller) {
        return caller.name() + ": " + half.othersThan(caller).size() + " speakers, "
                + half.others(caller).size() + " recordings";
    }

    private static Stream<String> counted(List<Result> calls) {
        Tally tally = VoiceResults.sum(calls);
        return Stream.of(
                "" + calls.size(),
                String.format(
                        Locale.ROOT,
                        "%.0f",
                        calls.stream().mapToDouble(Result::seconds).sum() / 60),
                "" + tally.strict().speech(),
                leftOut(tally.usual().speech(), tally.strict().speech()),
                "" + tally.strict().silence(),
                leftOut(tally.usual().silence(), tally.strict().silence()),
                "" + tally.steps(Count.INNER_STRICT).silence(),
                leftOut(
                        tally.steps(Count.INNER).silence(),
                        tally.steps(Count.INNER_STRICT).silence()));
    }

    private static String leftOut(int counted, int all) {
        return Table.one(100.0 * (all - counted) / all) + " %";
    }

    private List<String> bound() {
        Table table = new Table(List.of(
                "part",
                "noise",
                "found %",
                "false %",
                "met",
                "false % in pauses within recordings: usual / strict",
                "strict: found / false",
                "as issue 3 words it: found / false"));
        for (Half half : List.of(Half.SET_ASIDE, Half.TUNING)) {
            for (Noise noise : Stream.concat(SileroBound.NOISES.stream(), Stream.of(Noise.BABBLE))
                    .toList()) {
                List<Result> calls = results.select(Engines.SILERO, half, it -> it.at(noise, SileroBound.AT_DB));
                Tally tally = VoiceResults.sum(calls);
                table.row(
                        half.title(),
                        Stream.of(
                                Table.snr(noise, SileroBound.AT_DB),
                                percent(calls, Tally.Steps::foundPercent),
                                percent(calls, Tally.Steps::falsePercent),
                                met(noise, tally),
                                falseOf(tally.steps(Count.INNER)) + " / " + falseOf(tally.steps(Count.INNER_STRICT)),
                                Table.foundAndFalse(tally.strict()),
                                Table.foundAndFalse(tally.steps(Count.HANG_OVER))));
            }
        }
        return table.lines();
    }

    private static String met(Noise noise, Tally tally) {
        if (!SileroBound.NOISES.contains(noise)) {
            return "not bounded";
        }
        return SileroBound.metBy(tally.usual()) ? "yes" : "no";
    }

    private static String percent(List<Result> calls, ToDoubleFunction<Tally.Steps> figure) {
        ToDoubleFunction<List<Result>> all =
                it -> figure.applyAsDouble(VoiceResults.sum(it).usual());
        return Table.one(all.applyAsDouble(calls)) + " ("
                + Bootstrap.of(calls, it -> it.condition().caller(), all) + ")";
    }

    private static String falseOf(Tally.Steps steps) {
        return steps.silence() == 0 ? "none counted" : Table.one(steps.falsePercent());
    }

    private String oracles(Half half) {
        return Stream.concat(VoiceResults.snrs(Noise.NONE).stream(), VoiceResults.SNRS_DB.stream())
                .map(snr -> (snr.isInfinite() ? "no noise" : Math.round(snr) + " dB") + " "
                        + results.levels().oracleDbfs(half, snr) + " dBFS")
                .collect(Collectors.joining(", "));
    }

    private List<String> all(Half half) {
        List<String> engines = Stream.concat(results.engines().stream(), Stream.of(VoiceResults.ORACLE))
                .toList();
        Table table =
                new Table(Stream.concat(Stream.of("noise"), engines.stream().map(VoicePart::name))
                        .toList());
        for (Noise noise : Noise.values()) {
            for (double snr : VoiceResults.snrs(noise)) {
                table.row(
                        Table.snr(noise, snr),
                        engines.stream()
                                .map(engine -> Table.foundAndFalse(
                                        results.sum(engine, half, noise, snr).usual())));
            }
        }
        table.row(
                "mean balanced error",
                engines.stream().map(engine -> Table.one(balancedErrorPercent(results, engine, half))));
        return table.lines();
    }

    private List<String> edges() {
        Table table = new Table(List.of(
                "engine",
                "strict: found / false",
                "as issue 3 words it",
                "start known after, median and 95 %, ms",
                "end error, median and 95 %, ms",
                "stretches missed"));
        for (String engine : results.engines()) {
            Tally tally = VoiceResults.sum(results.select(
                    engine,
                    Half.SET_ASIDE,
                    it -> SileroBound.NOISES.stream().anyMatch(noise -> it.at(noise, SileroBound.AT_DB))));
            table.row(
                    name(engine),
                    Stream.of(
                            Table.foundAndFalse(tally.strict()),
                            Table.foundAndFalse(tally.steps(Count.HANG_OVER)),
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
        return List.of(VoiceResults.FIXED, VoiceResults.ORACLE).contains(engine) ? engine : "`" + engine + "`";
    }
}
