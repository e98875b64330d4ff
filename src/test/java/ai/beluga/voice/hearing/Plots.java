package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.Chart.Axis;
import ai.beluga.voice.hearing.Chart.Series;
import ai.beluga.voice.hearing.NoiseResults.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The plots of the report, as SVG files in one directory. */
final class Plots {

    private static final List<Noise> STEADY = List.of(Noise.WHITE, Noise.PINK, Noise.HUM);
    private static final Axis SNR = new Axis("speech over noise, dB", 0, 20, 5);
    private static final Axis FOUND = new Axis("speech found, %", 0, 100, 20);
    private static final Axis FALSE = new Axis("silence taken for speech, %", 0, 100, 20);

    private final Path directory;

    Plots(Path directory) {
        this.directory = directory;
    }

    void voice(VoiceResults results) throws IOException {
        bySnr("found.svg", results, FOUND, Tally.Steps::foundPercent);
        bySnr("false.svg", results, FALSE, Tally.Steps::falsePercent);
        threshold(results);
    }

    void noise(NoiseResults results) throws IOException {
        gains("si-sdr.svg", "SI-SDR gain", results, Result::siSdrDb);
        gains("sdr.svg", "SDR gain, fixed filter forgiven,", results, Result::filteredSdrDb);
        List<Chart> words = new ArrayList<>();
        for (double snr : NoiseResults.RECOGNISED_SNRS_DB) {
            words.add(Chart.bars(
                    "Word errors at " + Math.round(snr) + " dB",
                    new Axis("words wrong, %", 0, 120, 20),
                    titles(NoiseResults.RECOGNISED),
                    results.engines().stream()
                            .map(engine -> series(
                                    engine,
                                    NoiseResults.RECOGNISED,
                                    noise -> 100
                                            * results.words(engine, it -> it.noise() == noise && it.snrDb() == snr)
                                                    .rate()))
                            .toList()));
        }
        Panels.write(directory.resolve("word-errors.svg"), 3, words);
    }

    private void gains(String file, String title, NoiseResults results, ToDoubleFunction<Result> figure)
            throws IOException {
        double reach = 4 * Math.ceil(largest(results, figure) / 4);
        List<Chart> charts = new ArrayList<>();
        for (double snr : VoiceResults.SNRS_DB) {
            charts.add(Chart.bars(
                    title + " at " + Math.round(snr) + " dB (set aside)",
                    new Axis("gain, dB", -reach, reach, 4),
                    titles(Noise.real()),
                    results.suppressors().stream()
                            .map(engine -> series(
                                    engine,
                                    Noise.real(),
                                    noise -> results.gain(engine, Half.SET_ASIDE, noise, snr, figure)))
                            .toList()));
        }
        Panels.write(directory.resolve(file), 2, charts);
    }

    /** Gain or loss, so that no bar leaves the axis. */
    private static double largest(NoiseResults results, ToDoubleFunction<Result> figure) {
        return results.suppressors().stream()
                .flatMapToDouble(engine -> Noise.real().stream()
                        .flatMapToDouble(noise -> VoiceResults.SNRS_DB.stream()
                                .mapToDouble(
                                        snr -> Math.abs(results.gain(engine, Half.SET_ASIDE, noise, snr, figure)))))
                .max()
                .orElseThrow();
    }

    private void bySnr(String file, VoiceResults results, Axis value, ToDoubleFunction<Tally.Steps> figure)
            throws IOException {
        double[] snrs = VoiceResults.SNRS_DB.stream().mapToDouble(it -> it).toArray();
        List<Chart> charts = new ArrayList<>();
        for (Noise noise : Noise.real()) {
            List<Series> series = results.engines().stream()
                    .map(engine -> new Series(
                            engine,
                            snrs,
                            VoiceResults.SNRS_DB.stream()
                                    .mapToDouble(
                                            snr -> figure.applyAsDouble(results.sum(engine, Half.SET_ASIDE, noise, snr)
                                                    .usual()))
                                    .toArray()))
                    .toList();
            charts.add(Chart.lines("In " + noise.title() + " (set aside)", SNR, value, series));
        }
        Panels.write(directory.resolve(file), 3, charts);
    }

    private void threshold(VoiceResults results) throws IOException {
        List<Chart> charts = new ArrayList<>();
        for (List<Noise> noises : List.of(STEADY, List.of(Noise.BABBLE))) {
            String title = noises.size() > 1 ? "white, pink and hum" : Noise.BABBLE.title();
            List<Series> series = new ArrayList<>();
            for (String engine : List.of(Engines.SILERO, Engines.ENERGY)) {
                List<double[]> points = results.curve(engine, noises);
                series.add(new Series(
                        engine,
                        points.stream().mapToDouble(point -> point[0]).toArray(),
                        points.stream().mapToDouble(point -> point[1]).toArray()));
            }
            charts.add(Chart.lines("Start threshold 0.95 to 0.05, " + title + ", 5 dB", FALSE, FOUND, series));
        }
        Panels.write(directory.resolve("threshold.svg"), 2, charts);
    }

    private static List<String> titles(List<Noise> noises) {
        return noises.stream().map(Noise::title).toList();
    }

    private static Series series(String engine, List<Noise> noises, ToDoubleFunction<Noise> figure) {
        return new Series(
                engine, new double[0], noises.stream().mapToDouble(figure).toArray());
    }
}
