package ai.beluga.voice.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How many times dearer 64 calls are when each runs Silero for itself than when their windows are run together. */
final class Batching {

    static final String ALONE = "SileroBenchmark.sileroAlone";
    static final String IN_LOCK_STEP = "SileroBenchmark.sileroBatched64InLockStep";
    static final String OUT_OF_PHASE = "SileroBenchmark.sileroBatched64OutOfPhase";

    /** What batches must save at least, to be worth their wait. */
    static final double LEAST_IN_LOCK_STEP = 2.5;

    private final List<Cost> costs;

    Batching(List<Cost> costs) {
        this.costs = costs;
    }

    /** A sentence for the page; empty when not both were measured. */
    String markdown() {
        OptionalDouble inLockStep = ratio(IN_LOCK_STEP);
        OptionalDouble outOfPhase = ratio(OUT_OF_PHASE);
        if (inLockStep.isEmpty() || outOfPhase.isEmpty()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "\n"
                    + "**What batches save**: at 64 calls Silero alone costs %.2f times what batches cost in lock step"
                    + " (at least %.1f is required), and %.2f times what they cost out of phase.\n",
                inLockStep.getAsDouble(),
                LEAST_IN_LOCK_STEP,
                outOfPhase.getAsDouble());
    }

    /** A sentence when batches save less than they must; empty when all is well or not both were measured. */
    List<String> faults() {
        return ratio(IN_LOCK_STEP).stream()
                .filter(ratio -> ratio < LEAST_IN_LOCK_STEP)
                .mapToObj(ratio -> String.format(
                        Locale.ROOT,
                        "silero alone costs only %.2f times what batches of 64 calls in lock step cost; at least %.1f"
                                + " is required",
                        ratio,
                        LEAST_IN_LOCK_STEP))
                .toList();
    }

    private OptionalDouble ratio(String batched) {
        OptionalDouble alone = micros(ALONE);
        OptionalDouble together = micros(batched);
        return alone.isPresent() && together.isPresent()
                ? OptionalDouble.of(alone.getAsDouble() / together.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble micros(String benchmark) {
        return costs.stream()
                .filter(cost -> cost.benchmark().equals(benchmark))
                .mapToDouble(Cost::micros)
                .findAny();
    }
}
