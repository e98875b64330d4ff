package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.NoiseResults.Result;
import ai.beluga.voice.hearing.NoisyCall.Condition;
import ai.beluga.voice.testkit.WordErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The part of the report about noise suppression. */
final class NoisePart {

    private static final List<Half> HALVES = List.of(Half.SET_ASIDE, Half.TUNING);

    private final NoiseResults results;

    NoisePart(NoiseResults results) {
        this.results = results;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("## Noise suppression");
        lines.add("");
        lines.add(ReportText.SUPPRESSION);
        lines.add("");
        lines.add("### Speech over distortion");
        lines.add("");
        lines.add(ReportText.DISTORTION);
        lines.add("");
        for (Half half : HALVES) {
            lines.addAll(distortion(half));
        }
        lines.add("![SI-SDR gain](hearing/si-sdr.svg)");
        lines.add("");
        lines.add("![SDR gain, a fixed filter forgiven](hearing/sdr.svg)");
        lines.add("");
        lines.add("### What is left in pauses");
        lines.add("");
        lines.add(ReportText.PAUSES);
        lines.add("");
        lines.addAll(pauses());
        lines.add("### Words the recogniser gets wrong");
        lines.add("");
        lines.add("Errors of the embedded recogniser in percent of " + words()
                + " words of both parts, each recording alone; the last rows part them.");
        lines.add("");
        lines.addAll(recognition());
        lines.add(ReportText.DIFFERENCE);
        lines.add("");
        lines.addAll(difference());
        lines.add("![word errors](hearing/word-errors.svg)");
        lines.add("");
        lines.add("### Voice detectors behind noise suppression");
        lines.add("");
        lines.add(ReportText.DETECTION);
        lines.add("");
        lines.addAll(detection());
        return lines;
    }

    private Stream<String> suppressors() {
        return results.suppressors().stream();
    }

    private List<String> distortion(Half half) {
        Table table = new Table(Stream.of(
                        Stream.of(half.title(), "SI-SDR without"),
                        suppressors().map(engine -> "`" + engine + "` adds"),
                        Stream.of("SDR without"),
                        suppressors().map(engine -> "`" + engine + "` adds"))
                .flatMap(Function.identity())
                .toList());
        for (Noise noise : Noise.values()) {
            for (double snr : VoiceResults.snrs(noise)) {
                table.row(
                        Table.snr(noise, snr),
                        Stream.concat(
                                distortion(half, noise, snr, Result::siSdrDb),
                                distortion(half, noise, snr, Result::filteredSdrDb)));
            }
        }
        return table.lines();
    }

    private Stream<String> distortion(Half half, Noise noise, double snr, ToDoubleFunction<Result> figure) {
        return Stream.concat(
                Stream.of(Table.one(results.mean(NoiseResults.NONE, half, noise, snr, figure))),
                suppressors().map(engine -> Table.one(results.gain(engine, half, noise, snr, figure))));
    }

    private List<String> pauses() {
        Table table = new Table(
                Stream.concat(Stream.of("noise"), results.engines().stream().map(it -> "`" + it + "`"))
                        .toList());
        for (Noise noise : Noise.real()) {
            table.row(
                    noise.title(),
                    results.engines().stream()
                            .map(engine ->
                                    Table.one(results.mean(engine, Half.SET_ASIDE, noise, 5, Result::pauseDbfs))));
        }
        return table.lines();
    }

    private int words() {
        return results.words(
                        NoiseResults.NONE,
                        it -> it.noise() == NoiseResults.RECOGNISED.getFirst()
                                && it.snrDb() == NoiseResults.RECOGNISED_SNRS_DB.getFirst())
                .words();
    }

    private List<String> recognition() {
        Table table = new Table(
                Stream.concat(Stream.of("noise"), results.engines().stream().map(it -> "`" + it + "`"))
                        .toList());
        for (double snr : NoiseResults.RECOGNISED_SNRS_DB) {
            for (Noise noise : NoiseResults.RECOGNISED) {
                table.row(Table.snr(noise, snr), errors(it -> it.noise() == noise && it.snrDb() == snr));
            }
        }
        for (Half half : HALVES) {
            for (double snr : NoiseResults.RECOGNISED_SNRS_DB) {
                table.row(
                        half.title() + ", all five, " + Math.round(snr) + " dB",
                        errors(it -> it.half() == half
                                && it.snrDb() == snr
                                && NoiseResults.RECOGNISED.contains(it.noise())));
            }
        }
        return table.lines();
    }

    private Stream<String> errors(Predicate<Condition> which) {
        return results.engines().stream().map(engine -> {
            List<Result> calls = results.select(engine, which);
            return Table.one(percent(calls)) + " ("
                    + Bootstrap.of(calls, it -> it.condition().caller(), NoisePart::percent) + ")";
        });
    }

    private static double percent(List<Result> calls) {
        return 100
                * calls.stream()
                        .map(Result::words)
                        .reduce(WordErrors.NONE, WordErrors::plus)
                        .rate();
    }

    /** The same call without suppression and with it. */
    private record Pair(Result raw, Result cleaned) {

        static double lessPercent(List<Pair> pairs) {
            return percent(pairs.stream().map(Pair::raw).toList())
                    - percent(pairs.stream().map(Pair::cleaned).toList());
        }
    }

    private List<String> difference() {
        Table table = new Table(Stream.concat(Stream.of("calls"), suppressors().map(it -> "`" + it + "`"))
                .toList());
        for (double snr : NoiseResults.RECOGNISED_SNRS_DB) {
            table.row("both parts, " + Math.round(snr) + " dB", difference(it -> it.snrDb() == snr));
        }
        for (Half half : HALVES) {
            for (double snr : NoiseResults.RECOGNISED_SNRS_DB) {
                table.row(
                        half.title() + ", " + Math.round(snr) + " dB",
                        difference(it -> it.half() == half && it.snrDb() == snr));
            }
        }
        return table.lines();
    }

    private Stream<String> difference(Predicate<Condition> which) {
        List<Result> raw =
                results.select(NoiseResults.NONE, which.and(it -> NoiseResults.RECOGNISED.contains(it.noise())));
        return suppressors().map(engine -> {
            List<Pair> pairs = raw.stream()
                    .map(one -> new Pair(
                            one,
                            results.select(engine, it -> it.equals(one.condition()))
                                    .getFirst()))
                    .toList();
            List<Result> cleaned = pairs.stream().map(Pair::cleaned).toList();
            return Table.one(Pair.lessPercent(pairs)) + " ("
                    + Bootstrap.of(pairs, it -> it.raw().condition().caller(), Pair::lessPercent) + "); x "
                    + Table.one(percent(cleaned) / percent(raw));
        });
    }

    private List<String> detection() {
        Table table = new Table(Stream.concat(
                        Stream.of("detector, noise"), results.engines().stream().map(it -> "`" + it + "`"))
                .toList());
        for (String detector : results.detectors()) {
            for (Noise noise : Noise.real()) {
                table.row(
                        "`" + detector + "`, " + noise.title(),
                        results.engines().stream()
                                .map(engine ->
                                        Table.foundAndFalse(results.tally(engine, detector, Half.SET_ASIDE, noise)
                                                .usual())));
            }
        }
        return table.lines();
    }
}
