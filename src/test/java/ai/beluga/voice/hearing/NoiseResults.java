package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.LabelledSpeech.Label;
import ai.beluga.voice.hearing.NoisyCall.Condition;
import ai.beluga.voice.hearing.NoisyCall.Spoken;
import ai.beluga.voice.provider.moonshine.RecognisedText;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.testkit.WordErrors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What every noise suppressor made of every call, and what it was worth to recogniser and voice detectors. */
final class NoiseResults {

    static final String NONE = "none";
    static final List<Noise> RECOGNISED = Noise.real();
    static final List<Double> RECOGNISED_SNRS_DB = List.of(20.0, 10.0, 5.0);
    static final double DETECTED_AT_DB = 5;

    private static final long SEED = 1;
    private static final int MARGIN_SAMPLES = 1_600;
    private static final int FAR_STEPS = 30;

    private final List<String> engines;
    private final List<String> detectors;
    private final List<Result> results;

    /**
     * What an engine made of a call.
     *
     * @param siSdrDb against the clean speech, over the steps that are speech
     * @param filteredSdrDb the same, where a fixed filter is no distortion
     * @param pauseDbfs level of what is left 300 ms or more from speech
     * @param words errors of the embedded recogniser; none where it was not asked
     * @param tallies of the voice detectors; empty where they were not asked
     */
    record Result(
            String engine,
            Condition condition,
            double siSdrDb,
            double filteredSdrDb,
            double pauseDbfs,
            WordErrors words,
            Map<String, Tally> tallies) {}

    private NoiseResults(List<String> engines, List<String> detectors, List<Result> results) {
        this.engines = engines;
        this.detectors = detectors;
        this.results = results;
    }

    static NoiseResults of(Map<String, NoiseSuppressor> suppressors, Map<String, VoiceActivityDetector> detectors) {
        List<Result> results = Stream.concat(
                        conditions().parallel().map(condition -> {
                            NoisyCall call = NoisyCall.of(condition);
                            return result(NONE, call, call.heard(), detectors);
                        }),
                        suppressors.entrySet().stream()
                                .flatMap(engine -> suppressed(engine.getKey(), engine.getValue(), detectors)))
                .toList();
        return new NoiseResults(
                Stream.concat(Stream.of(NONE), suppressors.keySet().stream()).toList(),
                List.copyOf(detectors.keySet()),
                results);
    }

    /** As many calls at once as the engine takes. */
    private static Stream<Result> suppressed(
            String name, NoiseSuppressor engine, Map<String, VoiceActivityDetector> detectors) {
        boolean enough = engine.mostStreams().orElse(Integer.MAX_VALUE)
                >= Runtime.getRuntime().availableProcessors();
        Stream<Condition> conditions = enough ? conditions().parallel() : conditions();
        return conditions
                .map(condition -> {
                    NoisyCall call = NoisyCall.of(condition);
                    return result(name, call, Cleaned.by(engine, call.heard()), detectors);
                })
                .toList()
                .stream();
    }

    private static Stream<Condition> conditions() {
        return Stream.of(Half.values())
                .flatMap(half -> Stream.of(Noise.values())
                        .flatMap(noise -> VoiceResults.snrs(noise).stream()
                                .flatMap(snr -> NoisyCall.all(half, noise, snr, SEED, 1).stream())))
                .toList()
                .stream();
    }

    private static Result result(
            String engine, NoisyCall call, short[] audio, Map<String, VoiceActivityDetector> detectors) {
        Condition condition = call.condition();
        Label[] labels = call.labels();
        IntPredicate speech = i -> labels[i / LabelledSpeech.STEP_SAMPLES] == Label.SPEECH;
        boolean recognised = RECOGNISED.contains(condition.noise()) && RECOGNISED_SNRS_DB.contains(condition.snrDb());
        Map<String, Tally> tallies = new LinkedHashMap<>();
        if (condition.snrDb() == DETECTED_AT_DB) {
            detectors.forEach((name, detector) -> tallies.put(name, VoiceResults.tally(detector, audio, call)));
        }
        return new Result(
                engine,
                condition,
                SiSdr.db(call.clean(), audio, speech),
                FilteredSdr.db(call.clean(), audio, speech),
                pauseDbfs(labels, audio),
                recognised ? words(call, audio) : WordErrors.NONE,
                tallies);
    }

    private static double pauseDbfs(Label[] labels, short[] audio) {
        double sum = 0;
        long count = 0;
        for (int step = 0; step < labels.length; step++) {
            boolean far = Arrays.stream(
                            labels, Math.max(0, step - FAR_STEPS), Math.min(labels.length, step + FAR_STEPS + 1))
                    .allMatch(label -> label == Label.SILENCE);
            for (int i = 0; far && i < LabelledSpeech.STEP_SAMPLES; i++) {
                sum += Math.pow(audio[step * LabelledSpeech.STEP_SAMPLES + i] / 32_768.0, 2);
                count++;
            }
        }
        return 10 * Math.log10(sum / count + 1e-12);
    }

    /** Each recording alone, with 200 ms before and after. */
    private static WordErrors words(NoisyCall call, short[] audio) {
        WordErrors errors = WordErrors.NONE;
        for (Spoken one : call.spoken()) {
            String text = RecognisedText.of(
                    Arrays.copyOfRange(audio, one.from() - MARGIN_SAMPLES, one.to() + MARGIN_SAMPLES));
            errors = errors.plus(WordErrors.between(one.speech().recording().words(), text));
        }
        return errors;
    }

    /** In order, without suppression first. */
    List<String> engines() {
        return engines;
    }

    /** The same without the first. */
    List<String> suppressors() {
        return engines.subList(1, engines.size());
    }

    List<String> detectors() {
        return detectors;
    }

    List<Result> select(String engine, Predicate<Condition> which) {
        return results.stream()
                .filter(it -> it.engine().equals(engine) && which.test(it.condition()))
                .toList();
    }

    /** Mean over the callers of one kind of call. */
    double mean(String engine, Half half, Noise noise, double snrDb, ToDoubleFunction<Result> figure) {
        return select(engine, it -> it.half() == half && it.noise() == noise && it.snrDb() == snrDb).stream()
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    /** By how much the mean is above that without suppression. */
    double gain(String engine, Half half, Noise noise, double snrDb, ToDoubleFunction<Result> figure) {
        return mean(engine, half, noise, snrDb, figure) - mean(NONE, half, noise, snrDb, figure);
    }

    WordErrors words(String engine, Predicate<Condition> which) {
        return select(engine, which).stream().map(Result::words).reduce(WordErrors.NONE, WordErrors::plus);
    }

    Tally tally(String engine, String detector, Half half, Noise noise) {
        return Tally.sum(
                select(engine, it -> it.half() == half && it.noise() == noise && it.snrDb() == DETECTED_AT_DB).stream()
                        .map(it -> it.tallies().getOrDefault(detector, Tally.NONE))
                        .toList());
    }
}
