package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.LabelledSpeech.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decisions held against labels, in steps of 10 ms.
 *
 * @param counts steps, counted in several ways
 * @param startDelays from the begin of a labelled stretch until its begin was known, in milliseconds
 * @param endErrors from the end of a labelled stretch to the end that was decided, in milliseconds
 * @param stretches labelled stretches of speech
 * @param missed of these, found nowhere
 */
record Tally(Map<Count, Steps> counts, List<Long> startDelays, List<Long> endErrors, int stretches, int missed) {

    static final Tally NONE = new Tally(Map.of(), List.of(), List.of(), 0, 0);

    private static final int COLLAR_STEPS = 10;
    private static final int EARLIEST_START_MILLIS = 300;

    /** Shorter than what {@link NoisyCall} puts between two recordings, so it is a pause of the speaker's. */
    static final int INNER_PAUSE_STEPS = 150;

    /** Which steps are counted, and as what. */
    enum Count {
        /**
         * Without what is neither surely speech nor surely not: steps labelled so, 100 ms on either side of a begin, and from
         * 100 ms before an end until the hang-over of 200 ms behind it. A pause of 300 ms or less is left out by that.
         */
        USUAL,
        /** Every step; all but speech is silence. */
        STRICT,
        /** Every step; the 200 ms behind an end are speech. */
        HANG_OVER,
        /** The silence of {@link #USUAL} between two stretches of one recording. */
        INNER,
        /** The silence of {@link #STRICT} there. */
        INNER_STRICT
    }

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

        static Steps one(boolean speech, boolean decided) {
            return new Steps(speech ? 1 : 0, speech && decided ? 1 : 0, speech ? 0 : 1, !speech && decided ? 1 : 0);
        }

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
        boolean[] inner = inner(labels.length, stretches);
        boolean[] hangOver = hangOver(labels.length, stretches);
        Map<Count, Steps> counts = new EnumMap<>(Count.class);
        for (int step = 0; step < labels.length; step++) {
            Steps one = Steps.one(labels[step] == Label.SPEECH, decided[step]);
            add(counts, Count.STRICT, one, true);
            add(counts, Count.USUAL, one, scored[step]);
            add(counts, Count.HANG_OVER, Steps.one(hangOver[step], decided[step]), true);
            add(counts, Count.INNER, one, inner[step] && scored[step]);
            add(counts, Count.INNER_STRICT, one, inner[step]);
        }
        return edges(
                new Tally(counts, new ArrayList<>(), new ArrayList<>(), stretches.size(), 0), stretches, decisions);
    }

    private static void add(Map<Count, Steps> counts, Count count, Steps steps, boolean counted) {
        if (counted) {
            counts.merge(count, steps, Steps::plus);
        }
    }

    /** Counted so. */
    Steps steps(Count count) {
        return counts.getOrDefault(count, Steps.NONE);
    }

    Steps usual() {
        return steps(Count.USUAL);
    }

    Steps strict() {
        return steps(Count.STRICT);
    }

    /** Steps of pauses within recordings. */
    static int innerSteps(Label[] labels) {
        boolean[] inner = inner(labels.length, stretches(labels));
        return (int)
                IntStream.range(0, inner.length).filter(step -> inner[step]).count();
    }

    /** Pauses within recordings. */
    static int innerPauses(Label[] labels) {
        List<Stretch> stretches = stretches(labels);
        return (int) IntStream.range(1, stretches.size())
                .filter(i -> stretches.get(i).from() - stretches.get(i - 1).to() < INNER_PAUSE_STEPS)
                .count();
    }

    static Tally sum(Collection<Tally> tallies) {
        return tallies.stream().reduce(NONE, Tally::plus);
    }

    private Tally plus(Tally other) {
        Map<Count, Steps> both = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            both.put(count, steps(count).plus(other.steps(count)));
        }
        return new Tally(
                both,
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

    private static boolean[] steps(int length, List<Decision> decisions) {
        boolean[] decided = new boolean[length];
        for (Decision decision : decisions) {
            int last = (int) Math.min(length, decision.endMillis() / LabelledSpeech.STEP_MILLIS + 1);
            for (int step = (int) (decision.startMillis() / LabelledSpeech.STEP_MILLIS); step < last; step++) {
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

    private static boolean[] inner(int length, List<Stretch> stretches) {
        boolean[] inner = new boolean[length];
        for (int i = 1; i < stretches.size(); i++) {
            int from = stretches.get(i - 1).to();
            int to = stretches.get(i).from();
            if (to - from < INNER_PAUSE_STEPS) {
                Arrays.fill(inner, from, to, true);
            }
        }
        return inner;
    }

    private static boolean[] hangOver(int length, List<Stretch> stretches) {
        boolean[] speech = new boolean[length];
        for (Stretch stretch : stretches) {
            Arrays.fill(speech, stretch.from(), Math.min(length, stretch.to() + LabelledSpeech.HANG_OVER_STEPS), true);
        }
        return speech;
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
        return new Tally(tally.counts(), tally.startDelays(), tally.endErrors(), stretches.size(), missed);
    }
}
