package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.audio.RealFft;
import ai.beluga.voice.pipeline.Line;
import java.util.Arrays;

/**
 * Tells whether what the caller's side sends is our own audio that comes back: the greatest normalised correlation between
 * the newest of the caller's samples and what the far end was playing up to a second before. Both are pre-emphasised, so that
 * two voices that only happen to hum alike hardly correlate.
 */
final class EchoWatch {

    private static final RealFft FFT = new RealFft(16_384);
    private static final int RING = 32_768;
    private static final int MASK = RING - 1;
    private static final int HEARD_RING = 4_096;
    private static final int SAMPLES_PER_MILLI = 8;
    private static final long NANOS_PER_SAMPLE = 125_000;
    /** An echo comes so much later at most, and clocks may differ by so much. */
    private static final int LATEST = 900 * SAMPLES_PER_MILLI;

    private static final int EARLIEST = 100 * SAMPLES_PER_MILLI;
    /** Longer sounds are judged by their newest part. */
    static final int MOST_SAMPLES = 400 * SAMPLES_PER_MILLI;

    /** A frame later than this does not come late: audio was lost, and the next ones come as late. */
    private static final int MOST_LATE = 1_000 * SAMPLES_PER_MILLI;

    private static final float EMPHASIS = 0.95f;
    /** Mean power below which there is nothing to compare. */
    private static final double SILENCE = 16;

    private final short[] played = new short[RING];
    private final short[] heard = new short[HEARD_RING];
    /** A comparison comes every 80 ms of a sound: these are filled for each. */
    private final float[] caller = new float[FFT.size()];

    private final float[] ours = new float[FFT.size()];
    private long now;
    private long playedTo;
    private long heardSamples;
    /** From the number of a caller's sample to the time it came at the earliest, so that late frames change nothing. */
    private long offset = Long.MAX_VALUE;

    /**
     * What a comparison found.
     *
     * @param likeness 0 to 1
     * @param lagSamples behind the playing, where it was found
     * @param power of the caller's samples, for comparison with others
     */
    record Match(double likeness, int lagSamples, double power) {

        static final Match NONE = new Match(0, Integer.MIN_VALUE, 0);

        /** Both were found at the same lag. */
        boolean agrees(Match other) {
            return Math.abs((long) lagSamples - other.lagSamples) <= SAMPLES_PER_MILLI;
        }
    }

    /** Time goes on. */
    void at(long nowNanos) {
        now = nowNanos / NANOS_PER_SAMPLE;
    }

    /** The line, watched from now on; what another has played and heard is forgotten. */
    Line watching(Line line) {
        playedTo = now - RING;
        heardSamples = 0;
        offset = Long.MAX_VALUE;
        return new Line() {
            @Override
            public void play(byte[] muLaw, int offset, int length) {
                played(muLaw, offset, length);
                line.play(muLaw, offset, length);
            }

            @Override
            public void mark(String name) {
                line.mark(name);
            }

            @Override
            public void clear() {
                forgetFrom(now);
                line.clear();
            }

            @Override
            public void close(CloseCause cause) {
                line.close(cause);
            }
        };
    }

    void heard(short[] samples, int length) {
        for (int i = 0; i < length; i++) {
            heard[(int) (heardSamples++ & (HEARD_RING - 1))] = samples[i];
        }
        long arrived = now - heardSamples;
        offset = arrived - offset > MOST_LATE ? arrived : Math.min(offset, arrived);
    }

    /** An echo may still be on its way. */
    boolean mayEcho() {
        return playedTo > now - LATEST - MOST_SAMPLES;
    }

    /** Where the newest samples of the caller, so many, are most like what was played. */
    Match match(int samples) {
        int length = (int) Math.min(Math.min(samples, MOST_SAMPLES), heardSamples);
        fillCaller(length);
        double own = power(caller, 0, length);
        if (own < SILENCE * length) {
            return Match.NONE;
        }
        fillOurs(length);
        correlate();
        fillOurs(length);
        return greatest(caller, ours, own, length);
    }

    private void fillCaller(int length) {
        for (int i = 0; i < length; i++) {
            caller[i] = heard[(int) (heardSamples - length + i & (HEARD_RING - 1))];
        }
        Arrays.fill(caller, length, caller.length, 0);
        emphasise(caller, length);
    }

    private void fillOurs(int length) {
        int reach = length + LATEST + EARLIEST;
        long from = heardSamples + offset - length - LATEST;
        for (int i = 0; i < reach; i++) {
            ours[i] = from + i < playedTo && from + i > playedTo - RING ? played[(int) (from + i & MASK)] : 0;
        }
        Arrays.fill(ours, reach, ours.length, 0);
        emphasise(ours, reach);
    }

    private static Match greatest(float[] correlation, float[] ours, double own, int length) {
        double power = power(ours, 0, length);
        double greatest = 0;
        int at = 0;
        for (int start = 0; start < LATEST + EARLIEST; start++) {
            double like = power > SILENCE * length ? Math.abs(correlation[start]) / Math.sqrt(own * power) : 0;
            if (like > greatest) {
                greatest = like;
                at = start;
            }
            power += ours[start + length] * ours[start + length] - ours[start] * ours[start];
        }
        return new Match(Math.min(1, greatest), greatest == 0 ? Integer.MIN_VALUE : LATEST - at, own / length);
    }

    /** Puts the sums of products at each lag where the caller's samples were; ours are used up. */
    private void correlate() {
        FFT.forward(ours);
        FFT.forward(caller);
        caller[0] *= ours[0];
        caller[1] *= ours[1];
        for (int i = 2; i < ours.length; i += 2) {
            float re = ours[i] * caller[i] + ours[i + 1] * caller[i + 1];
            float im = ours[i + 1] * caller[i] - ours[i] * caller[i + 1];
            caller[i] = re;
            caller[i + 1] = im;
        }
        FFT.inverse(caller);
    }

    private static void emphasise(float[] samples, int length) {
        for (int i = length - 1; i > 0; i--) {
            samples[i] -= EMPHASIS * samples[i - 1];
        }
    }

    private static double power(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i] * samples[i];
        }
        return sum;
    }

    /** The far end plays it behind what it has, or now. */
    private void played(byte[] muLaw, int offset, int length) {
        if (playedTo < now) {
            if (now - playedTo >= RING) {
                Arrays.fill(played, (short) 0);
            }
            for (long i = Math.max(playedTo, now - RING); i < now; i++) {
                played[(int) (i & MASK)] = 0;
            }
            playedTo = now;
        }
        for (int i = offset; i < offset + length; i++) {
            played[(int) (playedTo++ & MASK)] = MuLaw.decode(muLaw[i]);
        }
    }

    private void forgetFrom(long sample) {
        playedTo = Math.min(playedTo, sample);
    }
}
