package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.NoiseResults.Result;
import ai.beluga.voice.hearing.NoisyCall.Condition;
import ai.beluga.voice.testkit.WordErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The part of the report about noise suppression. */
final class NoisePart {

    private final NoiseResults results;

    NoisePart(NoiseResults results) {
        this.results = results;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("## Noise suppression");
        lines.add("");
        lines.add("Both parts of the material together: nothing here was tuned on either. Each recording once, one seed."
                + " Through the gateway's own stage, which makes up for the delay.");
        lines.add("");
        lines.add("### Speech over distortion");
        lines.add("");
        lines.add("SI-SDR in dB over the steps that are speech, mean over the callers: without suppression, and what each"
                + " engine adds.");
        lines.add("");
        lines.addAll(siSdr());
        lines.add("![SI-SDR gain](hearing/si-sdr.svg)");
        lines.add("");
        lines.add("### What is left in pauses");
        lines.add("");
        lines.add("Mean level 300 ms or more from speech, dB relative to full scale, at 5 dB. Speech is at -26.");
        lines.add("");
        lines.addAll(pauses());
        lines.add("### Words the recogniser gets wrong");
        lines.add("");
        lines.add("Errors of the embedded recogniser in percent of " + words() + " words, each recording alone. In brackets"
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

    private List<String> siSdr() {
        Table table = new Table(Stream.concat(
                        Stream.of("noise", "without"), suppressors().map(engine -> "`" + engine + "` adds"))
                .toList());
        for (Noise noise : Noise.real()) {
            for (double snr : VoiceResults.SNRS_DB) {
                table.row(
                        Table.snr(noise, snr),
                        Stream.concat(
                                Stream.of(Table.one(results.siSdrDb(NoiseResults.NONE, noise, snr))),
                                suppressors().map(engine -> Table.one(results.siSdrGainDb(engine, noise, snr)))));
            }
        }
        return table.lines();
    }

    private List<String> pauses() {
        Table table = new Table(Stream.concat(Stream.of("noise"), results.engines().stream().map(it -> "`" + it + "`"))
                .toList());
        for (Noise noise : Noise.real()) {
            table.row(
                    noise.title(),
                    results.engines().stream().map(engine -> Table.one(results.pauseDbfs(engine, noise, 5))));
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
        Table table = new Table(Stream.concat(Stream.of("noise"), results.engines().stream().map(it -> "`" + it + "`"))
                .toList());
        for (double snr : NoiseResults.RECOGNISED_SNRS_DB) {
            for (Noise noise : NoiseResults.RECOGNISED) {
                table.row(Table.snr(noise, snr), errors(it -> it.noise() == noise && it.snrDb() == snr));
            }
        }
        for (double snr : NoiseResults.RECOGNISED_SNRS_DB) {
            table.row(
                    "all three, " + Math.round(snr) + " dB",
                    errors(it -> NoiseResults.RECOGNISED.contains(it.noise()) && it.snrDb() == snr));
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
        return 100 * calls.stream().map(Result::words).reduce(WordErrors.NONE, WordErrors::plus).rate();
    }

    private List<String> detection() {
        Table table = new Table(
                Stream.concat(Stream.of("detector, noise"), results.engines().stream().map(it -> "`" + it + "`"))
                        .toList());
        for (String detector : results.detectors()) {
            for (Noise noise : Noise.real()) {
                table.row(
                        "`" + detector + "`, " + noise.title(),
                        results.engines().stream()
                                .map(engine -> Table.foundAndFalse(
                                        results.tally(engine, detector, Half.SET_ASIDE, noise)
                                                .usual())));
            }
        }
        return table.lines();
    }
}
