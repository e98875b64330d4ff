package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.PauseCall.Judged;
import ai.beluga.voice.hearing.PausedTurn.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The fused rule against one fixed pause on the same calls: better in both is to cut off fewer and to let nobody wait longer
 * on the mean.
 *
 * @param fused as an operator has it who sets nothing
 * @param fixed the normal pause alone
 */
record EndpointingBound(PauseFigures fused, PauseFigures fixed) {

    private static final int DRAWS = 1_000;

    boolean isMet() {
        return isBetter(fused, fixed);
    }

    /** How many of 100 draws of as many texts, with replacement, show the same. */
    double drawsPercent() {
        Map<Source, List<Judged>> fusedBySource = bySource(fused);
        Map<Source, List<Judged>> fixedBySource = bySource(fixed);
        List<Source> sources = List.copyOf(fusedBySource.keySet());
        Random random = new Random(95);
        int better = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Judged> one = new ArrayList<>();
            List<Judged> other = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                Source drawn = sources.get(random.nextInt(sources.size()));
                one.addAll(fusedBySource.getOrDefault(drawn, List.of()));
                other.addAll(fixedBySource.getOrDefault(drawn, List.of()));
            }
            better += isBetter(new PauseFigures(one), new PauseFigures(other)) ? 1 : 0;
        }
        return 100.0 * better / DRAWS;
    }

    /** What a figure of the fixed pause is more than the fused one's: 95 % of what other texts would give. */
    Bootstrap interval(ToDoubleFunction<PauseFigures> figure) {
        List<Both> both = new ArrayList<>();
        for (int i = 0; i < fused.judged().size(); i++) {
            both.add(new Both(fused.judged().get(i), fixed.judged().get(i)));
        }
        return Bootstrap.of(
                both,
                it -> it.fused().turn().source(),
                drawn -> figure.applyAsDouble(
                                new PauseFigures(drawn.stream().map(Both::fixed).toList()))
                        - figure.applyAsDouble(
                                new PauseFigures(drawn.stream().map(Both::fused).toList())));
    }

    /** What both made of a pause. */
    private record Both(Judged fused, Judged fixed) {}

    private static boolean isBetter(PauseFigures one, PauseFigures other) {
        return one.cutPercent() < other.cutPercent() && one.meanDelayMillis() <= other.meanDelayMillis();
    }

    private static Map<Source, List<Judged>> bySource(PauseFigures figures) {
        Map<Source, List<Judged>> bySource = new LinkedHashMap<>();
        figures.judged()
                .forEach(it -> bySource.computeIfAbsent(it.turn().source(), source -> new ArrayList<>())
                        .add(it));
        return bySource;
    }
}
