package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.NoisyCall.Condition;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.turn.VoiceSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What every voice detector made of every call. */
final class VoiceResults {

    static final List<Double> SNRS_DB = List.of(20.0, 10.0, 5.0, 0.0);
    static final int SEEDS = 3;
    static final int ROUNDS = 2;
    static final String FIXED = "fixed level";
    static final String ORACLE = "best level for each SNR";

    private final Map<String, VoiceActivityDetector> engines;
    private final LevelSweep levels;
    private final List<Result> results;

    /** What an engine made of a call. */
    record Result(String engine, Condition condition, double seconds, Tally tally) {

        boolean at(Noise noise, double snrDb) {
            return condition.noise() == noise && (noise == Noise.NONE || condition.snrDb() == snrDb);
        }
    }

    private VoiceResults(Map<String, VoiceActivityDetector> engines, LevelSweep levels, List<Result> results) {
        this.engines = engines;
        this.levels = levels;
        this.results = results;
    }

    static VoiceResults of(Map<String, VoiceActivityDetector> detectors) {
        List<Condition> conditions = conditions(SEEDS, ROUNDS);
        LevelSweep levels = LevelSweep.of(conditions);
        Map<String, VoiceActivityDetector> engines = new LinkedHashMap<>(detectors);
        engines.put(FIXED, new FixedThreshold(levels.tunedDbfs()));
        List<Result> results = conditions.parallelStream()
                .flatMap(condition -> {
                    NoisyCall call = NoisyCall.of(condition);
                    Map<String, VoiceActivityDetector> all = new LinkedHashMap<>(engines);
                    all.put(ORACLE, new FixedThreshold(levels.oracleDbfs(condition.half(), condition.snrDb())));
                    return all.entrySet().stream()
                            .map(engine -> new Result(
                                    engine.getKey(),
                                    condition,
                                    call.seconds(),
                                    tally(engine.getValue(), call.heard(), call)));
                })
                .toList();
        return new VoiceResults(engines, levels, results);
    }

    /** The decisions of an engine on this audio against the labels of the call. */
    static Tally tally(VoiceActivityDetector engine, short[] audio, NoisyCall call) {
        return Tally.of(call.labels(), Decision.of(engine, audio));
    }

    /** Calls of every kind. */
    static List<Condition> conditions(int seeds, int rounds) {
        return Stream.of(Half.values())
                .flatMap(half -> Stream.of(Noise.values())
                        .flatMap(noise -> snrs(noise).stream()
                                .flatMap(snr -> LongStream.rangeClosed(1, seeds)
                                        .boxed()
                                        .flatMap(seed -> NoisyCall.all(half, noise, snr, seed, rounds).stream()))))
                .toList();
    }

    static List<Double> snrs(Noise noise) {
        return noise == Noise.NONE ? List.of(Double.POSITIVE_INFINITY) : SNRS_DB;
    }

    /** Those that can be used; {@link #ORACLE} knows too much. */
    List<String> engines() {
        return List.copyOf(engines.keySet());
    }

    LevelSweep levels() {
        return levels;
    }

    List<Result> select(String engine, Half half, Predicate<Result> which) {
        return results.stream()
                .filter(it -> it.engine().equals(engine) && it.condition().half() == half)
                .filter(which)
                .toList();
    }

    static Tally sum(List<Result> results) {
        return Tally.sum(results.stream().map(Result::tally).toList());
    }

    Tally sum(String engine, Half half, Noise noise, double snrDb) {
        return sum(select(engine, half, it -> it.at(noise, snrDb)));
    }

    /** Found and falsely found speech, in percent, as the start threshold falls; at 5 dB, on what was set aside. */
    List<double[]> curve(String engine, List<Noise> noises) {
        VoiceActivityDetector detector = Objects.requireNonNull(engines.get(engine), engine);
        List<NoisyCall> calls = conditions(1, ROUNDS).stream()
                .filter(it -> it.half() == Half.SET_ASIDE && it.snrDb() == 5)
                .filter(it -> noises.contains(it.noise()))
                .map(NoisyCall::of)
                .toList();
        List<List<VoiceScore>> scores = calls.stream()
                .map(call -> Decision.scores(detector, call.heard()))
                .toList();
        List<double[]> points = new ArrayList<>();
        for (int percent = 95; percent >= 5; percent -= 5) {
            VoiceSettings settings = settings(percent / 100.0);
            List<Tally> tallies = IntStream.range(0, calls.size())
                    .mapToObj(i -> Tally.of(
                            calls.get(i).labels(),
                            Decision.smoothed(scores.get(i), detector.traits().sampleRateHz(), settings)))
                    .toList();
            Tally.Steps steps = Tally.sum(tallies).usual();
            points.add(new double[] {steps.falsePercent(), steps.foundPercent()});
        }
        return points;
    }

    /** The default's distance between the thresholds, and all else as it is. */
    private static VoiceSettings settings(double start) {
        VoiceSettings standard = VoiceSettings.DEFAULT;
        double apart = standard.startProbability() - standard.stopProbability();
        return new VoiceSettings(
                start,
                Math.max(start / 2, start - apart),
                standard.minSpeech(),
                standard.minSilence(),
                standard.sustained());
    }
}
