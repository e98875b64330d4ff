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
        lines.add("Each recording once, one seed, through the gateway's own stage, which makes up for the delay. The"
                + " default of `spectral` was chosen on the tuning part; `webrtc` and `rnnoise` are as their makers"
                + " trained or tuned them.");
        lines.add("");
        lines.add("### Speech over distortion");
        lines.add("");
        lines.add("SI-SDR in dB over the steps that are speech, mean over the callers: without suppression, and what"
                + " each engine adds. Behind it the same for the SDR of BSS Eval, which forgives a fixed filter of"
                + " 8 ms to either side. The two differ where an engine turns the phase, which nobody hears;"
                + " `webrtc` does, as a high-pass filter would. The first row, a line without noise, is what an engine"
                + " does to speech alone.");
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
        lines.add("Mean level 300 ms or more from speech, dB relative to full scale, at 5 dB, set aside. Speech is at"
                + " -26.");
        lines.add("");
        lines.addAll(pauses());
        lines.add("### Words the recogniser gets wrong");
        lines.add("");
        lines.add("Errors of the embedded recogniser in percent of " + words()
                + " words of both parts, each recording alone; the last rows part them. In brackets"
                + " 95 % of what other callers would give (bootstrap over calls); they are wide, there are few words.");
        lines.add("");
        lines.addAll(recognition());
        lines.add("![word errors](hearing/word-errors.svg)");
        lines.add("");
        lines.add("### Voice detectors behind noise suppression");
        lines.add("");
        lines.add("Speech found / silence taken for speech in percent at 5 dB, set aside.");
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
            return Table.one(percent(calls)) + " (" + Bootstrap.of(calls, NoisePart::percent) + ")";
        });
    }

    private static double percent(List<Result> calls) {
        return 100
                * calls.stream()
                        .map(Result::words)
                        .reduce(WordErrors.NONE, WordErrors::plus)
                        .rate();
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
