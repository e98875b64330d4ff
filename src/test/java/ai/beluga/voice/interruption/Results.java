package ai.beluga.voice.interruption;

import ai.beluga.voice.interruption.Overlap.Part;
import ai.beluga.voice.interruption.OverlapCall.Chain;
import ai.beluga.voice.interruption.OverlapCall.Outcome;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What became of every overlap of one part. */
record Results(Part part, List<Result> all) {

    /** An overlap and what became of it. */
    record Result(Overlap overlap, Outcome outcome) {

        boolean right() {
            boolean early = outcome.interrupted() && outcome.decisionMillis().getAsLong() < 0;
            return !early && outcome.interrupted() == overlap.kind().takesTheFloor();
        }
    }

    static Results of(Part part, Chain chain) {
        return new Results(
                part,
                Material.of(part).stream()
                        .map(overlap -> new Result(overlap, OverlapCall.of(overlap, chain)))
                        .toList());
    }

    Stream<Result> of(Predicate<Kind> kinds) {
        return all.stream().filter(result -> kinds.test(result.overlap().kind()));
    }

    /** Of what was taken for an interruption, so much was one. */
    Share precision() {
        return Share.of(
                all.stream().filter(result -> result.outcome().interrupted()).toList(), Result::right);
    }

    /** Of the interruptions so many were taken for one. */
    Share recall() {
        return Share.of(of(Kind::takesTheFloor).toList(), Result::right);
    }

    /** Of what is no interruption, so much stopped the reply for a while and let it go on without a lost or repeated sound. */
    Share exact() {
        return Share.of(
                of(kind -> !kind.takesTheFloor())
                        .filter(result -> !result.outcome().interrupted())
                        .toList(),
                result -> result.outcome().exact() && result.outcome().complete());
    }

    /** Onset to hold of the interruptions, sorted. */
    long[] holdMillis() {
        return of(Kind::takesTheFloor)
                .filter(result -> result.outcome().holdMillis().isPresent())
                .mapToLong(result -> result.outcome().holdMillis().getAsLong())
                .sorted()
                .toArray();
    }

    /** Onset to the decision of the interruptions, sorted. */
    long[] decisionMillis() {
        return of(Kind::takesTheFloor)
                .filter(result -> result.outcome().interrupted())
                .mapToLong(result -> result.outcome().decisionMillis().getAsLong())
                .sorted()
                .toArray();
    }

    static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
