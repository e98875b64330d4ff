package ai.beluga.voice.hearing;

import ai.beluga.voice.testkit.Recording;
import java.util.Arrays;

/**
 * A clean recording at a fixed level, and where in it somebody speaks, by its energy alone.
 *
 * <p>After ITU-T P.56 (method B): the active level is the mean power of the steps not more than 15.9 dB below it, found by
 * repeating until it stays; such a step is speech, and so is a pause of less than the hang-over of 200 ms between two of
 * them. What lies less than 25 dB below the active level is neither surely speech nor surely not: breath, room, the end of a
 * word.
 *
 * @param recording where it is from
 * @param samples the recording brought to an active level of {@link #ACTIVE_DBFS}, 1 is full scale
 * @param labels one a step of 10 ms
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LabelledSpeech(Recording recording, double[] samples, Label[] labels) {

    /** The level that networks plan speech for: ITU-T G.711 lines at -26 dB below overload. */
    static final double ACTIVE_DBFS = -26;

    static final int STEP_SAMPLES = 80;
    static final int STEP_MILLIS = 10;
    static final int HANG_OVER_STEPS = 20;
    private static final double SPEECH_BELOW_ACTIVE_DB = 15.9;
    private static final double SILENCE_BELOW_ACTIVE_DB = 25;
    private static final double FULL_SCALE = 32_768;

    enum Label {
        SPEECH,
        UNSURE,
        SILENCE
    }

    static LabelledSpeech of(Recording recording) {
        double[] samples = new double[recording.samples().length];
        Arrays.setAll(samples, i -> recording.samples()[i] / FULL_SCALE);
        double[] power = stepPower(samples);
        double active = activePower(power);
        double gain = Math.sqrt(Math.pow(10, ACTIVE_DBFS / 10) / active);
        return new LabelledSpeech(
                recording, Arrays.stream(samples).map(sample -> gain * sample).toArray(), labels(power, active));
    }

    /** Mean power of the steps that are speech. */
    static double activePower(double[] power) {
        double active = Arrays.stream(power).average().orElseThrow();
        for (double before = 0; Math.abs(active - before) > 1e-6 * active; ) {
            before = active;
            boolean[] speech = closed(loud(power, active, SPEECH_BELOW_ACTIVE_DB));
            double sum = 0;
            int count = 0;
            for (int step = 0; step < power.length; step++) {
                sum += speech[step] ? power[step] : 0;
                count += speech[step] ? 1 : 0;
            }
            active = sum / count;
        }
        return active;
    }

    static Label[] labels(double[] power, double active) {
        boolean[] speech = closed(loud(power, active, SPEECH_BELOW_ACTIVE_DB));
        boolean[] audible = loud(power, active, SILENCE_BELOW_ACTIVE_DB);
        Label[] labels = new Label[power.length];
        Arrays.setAll(labels, step -> speech[step] ? Label.SPEECH : audible[step] ? Label.UNSURE : Label.SILENCE);
        return labels;
    }

    /** Mean power around each step, over 30 ms. */
    static double[] stepPower(double[] samples) {
        double[] power = new double[samples.length / STEP_SAMPLES];
        for (int step = 0; step < power.length; step++) {
            int from = Math.max(0, (step - 1) * STEP_SAMPLES);
            int to = Math.min(samples.length, (step + 2) * STEP_SAMPLES);
            power[step] = Arrays.stream(samples, from, to).map(it -> it * it).sum() / (to - from);
        }
        return power;
    }

    private static boolean[] loud(double[] power, double active, double belowDb) {
        boolean[] loud = new boolean[power.length];
        for (int step = 0; step < loud.length; step++) {
            loud[step] = power[step] >= active * Math.pow(10, -belowDb / 10);
        }
        return loud;
    }

    /** Fills pauses shorter than the hang-over. */
    private static boolean[] closed(boolean[] loud) {
        boolean[] closed = loud.clone();
        int last = -HANG_OVER_STEPS - 1;
        for (int step = 0; step < loud.length; step++) {
            if (loud[step]) {
                if (step - last <= HANG_OVER_STEPS) {
                    Arrays.fill(closed, last + 1, step, true);
                }
                last = step;
            }
        }
        return closed;
    }
}
