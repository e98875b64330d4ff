package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.LabelledSpeech.Label;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decisions held against labels, in steps of 10 ms.
 *
 * <p>Two ways. The usual one leaves out what is neither surely speech nor surely not: steps labelled so, 100 ms on either
 * side of a begin, and from 100 ms before an end until the hang-over of 200 ms behind it. The strict one counts every step,
 * with everything but speech as silence.
 *
 * @param usual steps counted with a collar
 * @param strict every step
 * @param startDelays from the begin of a labelled stretch until its begin was known, in milliseconds
 * @param endErrors from the end of a labelled stretch to the end that was decided, in milliseconds
 * @param stretches labelled stretches of speech
 * @param missed of these, found nowhere
 */
record Tally(Steps usual, Steps strict, List<Long> startDelays, List<Long> endErrors, int stretches, int missed) {

    static final Tally NONE = new Tally(Steps.NONE, Steps.NONE, List.of(), List.of(), 0, 0);

    private static final int COLLAR_STEPS = 10;
    private static final int EARLIEST_START_MILLIS = 300;

    /**
     * Counted steps.
     *
     * @param speech labelled as speech
     * @param found of these, decided to be speech
     * @param silence labelled as none
     * @param falsely of these, decided to be speech
     */
    record Steps(int speech, int found, int silence, int falsely) {

        static final Steps NONE = new Steps(0, 0, 0, 0);

        Steps plus(Steps other) {
            return new Steps(
                    speech + other.speech, found + other.found, silence + other.silence, falsely + other.falsely);
        }

        /** Speech found, in percent. */
        double foundPercent() {
            return 100.0 * found / speech;
        }

        /** Silence taken for speech, in percent. */
        double falsePercent() {
            return 100.0 * falsely / silence;
        }

        /** Mean of the speech missed and the silence taken for speech, in percent. */
        double balancedErrorPercent() {
            return (100 - foundPercent() + falsePercent()) / 2;
        }
    }

    /** A labelled stretch, in steps; the last is not in it. */
    private record Stretch(int from, int to) {}

    static Tally of(Label[] labels, List<Decision> decisions) {
        boolean[] decided = steps(labels.length, decisions);
        List<Stretch> stretches = stretches(labels);
        boolean[] scored = scored(labels, stretches);
        Steps usual = Steps.NONE;
        Steps strict = Steps.NONE;
        for (int step = 0; step < labels.length; step++) {
            Steps one = one(labels[step] == Label.SPEECH, decided[step]);
            strict = strict.plus(one);
            usual = scored[step] ? usual.plus(one) : usual;
        }
        return edges(
                new Tally(usual, strict, new ArrayList<>(), new ArrayList<>(), stretches.size(), 0),
                stretches,
                decisions);
    }

    static Tally sum(Collection<Tally> tallies) {
        return tallies.stream().reduce(NONE, Tally::plus);
    }

    private Tally plus(Tally other) {
        return new Tally(
                usual.plus(other.usual),
                strict.plus(other.strict),
                Stream.concat(startDelays.stream(), other.startDelays.stream()).toList(),
                Stream.concat(endErrors.stream(), other.endErrors.stream()).toList(),
                stretches + other.stretches,
                missed + other.missed);
    }

    /** The value that this share of the values does not exceed; 0 when there are none. */
    static long quantile(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static Steps one(boolean speech, boolean decided) {
        return new Steps(speech ? 1 : 0, speech && decided ? 1 : 0, speech ? 0 : 1, !speech && decided ? 1 : 0);
    }

    private static boolean[] steps(int length, List<Decision> decisions) {
        boolean[] decided = new boolean[length];
        for (Decision decision : decisions) {
            for (int step = 0; step < length; step++) {
                long middle = step * (long) LabelledSpeech.STEP_MILLIS + LabelledSpeech.STEP_MILLIS / 2;
                decided[step] |= middle >= decision.startMillis() && middle < decision.endMillis();
            }
        }
        return decided;
    }

    private static List<Stretch> stretches(Label[] labels) {
        List<Stretch> stretches = new ArrayList<>();
        for (int step = 0; step < labels.length; ) {
            int from = step;
            while (step < labels.length && labels[step] == Label.SPEECH) {
                step++;
            }
            if (step > from) {
                stretches.add(new Stretch(from, step));
            }
            step++;
        }
        return stretches;
    }

    private static boolean[] scored(Label[] labels, List<Stretch> stretches) {
        boolean[] scored = new boolean[labels.length];
        for (int step = 0; step < labels.length; step++) {
            scored[step] = labels[step] != Label.UNSURE;
        }
        for (Stretch stretch : stretches) {
            leaveOut(scored, stretch.from() - COLLAR_STEPS, stretch.from() + COLLAR_STEPS);
            leaveOut(scored, stretch.to() - COLLAR_STEPS, stretch.to() + LabelledSpeech.HANG_OVER_STEPS);
        }
        return scored;
    }

    private static void leaveOut(boolean[] scored, int from, int to) {
        for (int step = Math.max(0, from); step < Math.min(scored.length, to); step++) {
            scored[step] = false;
        }
    }

    private static Tally edges(Tally tally, List<Stretch> stretches, List<Decision> decisions) {
        int missed = 0;
        for (int i = 0; i < stretches.size(); i++) {
            long from = (long) stretches.get(i).from() * LabelledSpeech.STEP_MILLIS;
            long to = (long) stretches.get(i).to() * LabelledSpeech.STEP_MILLIS;
            long next = i + 1 < stretches.size()
                    ? (long) stretches.get(i + 1).from() * LabelledSpeech.STEP_MILLIS
                    : Long.MAX_VALUE;
            List<Decision> over = decisions.stream()
                    .filter(it -> it.startMillis() < to && it.endMillis() > from)
                    .toList();
            if (over.isEmpty()) {
                missed++;
                continue;
            }
            if (over.getFirst().startMillis() > from - EARLIEST_START_MILLIS) {
                tally.startDelays().add(over.getFirst().startKnownMillis() - from);
            }
            if (over.getLast().endMillis() < next) {
                tally.endErrors().add(over.getLast().endMillis() - to);
            }
        }
        return new Tally(
                tally.usual(), tally.strict(), tally.startDelays(), tally.endErrors(), stretches.size(), missed);
    }
}
