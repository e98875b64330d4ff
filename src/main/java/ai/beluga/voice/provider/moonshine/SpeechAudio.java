package ai.beluga.voice.provider.moonshine;

import java.util.Arrays;

/**
 * Audio of one segment, 16 kHz, and how loud it is in steps of 20 ms. Written by one thread; samples below a length once
 * read never change, so a {@link Clip} may be read by another.
 *
 * <p>A step is quiet when it lies 25 dB below the loudest sound so far that lasted 100 ms, or below -56 dB of full scale. So
 * a line's noise is quiet beside a voice, and a soft voice is not quiet after a bump, which is shorter.
 */
final class SpeechAudio {

    static final int SAMPLE_RATE_HZ = 16_000;
    static final int STEP_SAMPLES = SAMPLE_RATE_HZ / 50;
    private static final double QUIET_RATIO = Math.pow(10, -2.5);
    private static final double QUIET_POWER = 50.0 * 50.0;
    private static final int LASTING_STEPS = 5;

    private short[] samples = new short[4 * SAMPLE_RATE_HZ];
    private double[] powers = new double[200];
    private int length;
    private int steps;
    private double loudest;

    /**
     * The first samples of a segment, as a value.
     *
     * @param samples of the segment, of which others may follow behind {@code length}
     */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose: nothing below length changes
    record Clip(short[] samples, int length) {}

    int length() {
        return length;
    }

    void append(short[] more, int offset, int count) {
        if (length + count > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + count));
        }
        System.arraycopy(more, offset, samples, length, count);
        length += count;
        for (int end = (steps + 1) * STEP_SAMPLES; end <= length; end += STEP_SAMPLES) {
            measure(end - STEP_SAMPLES);
        }
    }

    private void measure(int from) {
        double sum = 0;
        for (int i = from; i < from + STEP_SAMPLES; i++) {
            sum += (double) samples[i] * samples[i];
        }
        if (steps == powers.length) {
            powers = Arrays.copyOf(powers, 2 * steps);
        }
        powers[steps] = sum / STEP_SAMPLES;
        steps++;
        if (steps >= LASTING_STEPS) {
            double lasting =
                    Arrays.stream(powers, steps - LASTING_STEPS, steps).min().orElse(0);
            loudest = Math.max(loudest, lasting);
        }
    }

    /** All of it up to now. */
    Clip clip() {
        return clip(length);
    }

    /** Its beginning. */
    Clip clip(int end) {
        return new Clip(samples, end);
    }

    /** What follows {@code start}, as a segment of its own. */
    SpeechAudio from(int start) {
        SpeechAudio rest = new SpeechAudio();
        rest.append(samples, start, length - start);
        return rest;
    }

    /** Milliseconds that are not quiet, from {@code start} on. */
    int loudMillisFrom(int start) {
        int loud = 0;
        for (int step = start / STEP_SAMPLES; step < steps; step++) {
            loud += isQuiet(step) ? 0 : 1;
        }
        return 20 * loud;
    }

    /** Milliseconds of quiet at the end. */
    int quietTailMillis() {
        int step = steps;
        while (step > 0 && isQuiet(step - 1)) {
            step--;
        }
        return 20 * (steps - step);
    }

    /** Middle of the quietest fifth of a second between two positions. */
    int quietestBetween(int from, int to) {
        int width = 10;
        int best = from;
        double least = Double.MAX_VALUE;
        for (int step = from / STEP_SAMPLES; step + width <= Math.min(steps, to / STEP_SAMPLES); step++) {
            double sum = Arrays.stream(powers, step, step + width).sum();
            if (sum < least) {
                least = sum;
                best = (step + width / 2) * STEP_SAMPLES;
            }
        }
        return best;
    }

    /** Start of the first step that is not quiet, from {@code start} on; the length when there is none. */
    int firstLoudFrom(int start) {
        for (int step = start / STEP_SAMPLES; step < steps; step++) {
            if (!isQuiet(step)) {
                return step * STEP_SAMPLES;
            }
        }
        return length;
    }

    private boolean isQuiet(int step) {
        return powers[step] < Math.max(loudest * QUIET_RATIO, QUIET_POWER);
    }
}
