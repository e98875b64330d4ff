package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.PauseCall.Judged;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What one rule made of the pauses of a half. */
record PauseFigures(List<Judged> judged) {

    /** Pauses after which the caller went on. */
    long inner() {
        return judged.stream().filter(it -> !it.pause().over()).count();
    }

    /** Of those, in percent, how many were taken for the end. */
    double cutPercent() {
        return 100.0 * judged.stream().filter(Judged::cut).count() / Math.max(1, inner());
    }

    /** From the end of a turn until it was taken. */
    double meanDelayMillis() {
        return delays().stream().mapToLong(it -> it).average().orElse(Double.NaN);
    }

    /** The delay that this share of the turns does not exceed. */
    long delayMillis(double share) {
        List<Long> sorted = delays();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
    }

    /** The pauses within turns whose length lies from the one to below the other. */
    PauseFigures between(long fromMillis, long toMillis) {
        return new PauseFigures(judged.stream()
                .filter(it -> !it.pause().over())
                .filter(it -> it.pause().millis() >= fromMillis && it.pause().millis() < toMillis)
                .toList());
    }

    /** Of 100 turns, how many waited longer than this. */
    double slowPercent(long millis) {
        return 100.0 * delays().stream().filter(it -> it > millis).count() / Math.max(1, delays().size());
    }

    /** What those that waited longer than this make up of the mean. */
    double slowShareMillis(long millis) {
        return delays().stream().filter(it -> it > millis).mapToLong(it -> it).sum()
                / (double) Math.max(1, delays().size());
    }

    /** The part of one kind of answer. */
    PauseFigures of(String kind) {
        return new PauseFigures(judged.stream()
                .filter(it -> it.turn().source().kind().equals(kind))
                .toList());
    }

    /** Where a figure would lie with other turns of the same kind. */
    Bootstrap interval(ToDoubleFunction<PauseFigures> figure) {
        return Bootstrap.of(judged, it -> it.turn().source(), drawn -> figure.applyAsDouble(new PauseFigures(drawn)));
    }

    private List<Long> delays() {
        return judged.stream()
                .map(Judged::delayMillis)
                .flatMap(Optional::stream)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
