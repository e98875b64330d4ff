package ai.beluga.voice.audio;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Changes the sample rate of one stream of PCM16 by a polyphase filter.
 *
 * <p>Output sample {@code n} lies at the time {@code n / toHz} of the input: nothing is shifted, but an output comes
 * only when {@link #lagSamples} more input samples are there. How the input is cut does not change the output. Serves one
 * stream, by one thread at a time; {@link #process} allocates nothing.
 */
public final class Resampler {

    private static final int CHUNK = 512;

    private final int up;
    private final int down;
    private final SincFilter filter;
    private final float[] window;
    private int filled;
    private int phase;

    /**
     * Makes one for a stream.
     *
     * @param fromHz samples per second of the input
     * @param toHz samples per second of the output
     */
    public Resampler(int fromHz, int toHz) {
        if (fromHz <= 0 || toHz <= 0) {
            throw new IllegalArgumentException("sample rates must be positive: " + fromHz + " to " + toHz + " Hz");
        }
        int common = BigInteger.valueOf(fromHz).gcd(BigInteger.valueOf(toHz)).intValueExact();
        this.up = toHz / common;
        this.down = fromHz / common;
        this.filter = new SincFilter(up, down);
        this.window = new float[2 * filter.half() + Math.max(CHUNK, down)];
        reset();
    }

    /** Converts a whole recording. */
    public static short[] convert(short[] samples, int fromHz, int toHz) {
        Resampler resampler = new Resampler(fromHz, toHz);
        short[] out = new short[Math.toIntExact(Math.ceilDiv((long) samples.length * toHz, (long) fromHz))];
        int written = resampler.process(samples, 0, samples.length, out, 0);
        resampler.finish(out, written);
        return out;
    }

    /** How many input samples an output waits for; none when the rates are equal. */
    public int lagSamples() {
        return filter.half();
    }

    /** The most output that this many input samples, or {@link #finish}, can bring forth. */
    public int maxOutput(int inputSamples) {
        return Math.toIntExact(Math.ceilDiv((long) Math.max(inputSamples, filter.half()) * up, (long) down) + 1);
    }

    /**
     * Takes input and writes what output is ready.
     *
     * @param out has room for {@link #maxOutput} samples from {@code outOffset}
     * @return number of samples written
     */
    public int process(short[] in, int offset, int length, short[] out, int outOffset) {
        int written = 0;
        for (int taken = 0; taken < length; ) {
            int run = Math.min(window.length - filled, length - taken);
            for (int i = 0; i < run; i++) {
                window[filled + i] = in[offset + taken + i];
            }
            filled += run;
            taken += run;
            written += emit(out, outOffset + written);
        }
        return written;
    }

    /**
     * Writes what the end of the stream still owes and forgets the stream. After it, all output together is as long as the
     * input.
     *
     * @return number of samples written
     */
    public int finish(short[] out, int outOffset) {
        int written = process(new short[filter.half()], 0, filter.half(), out, outOffset);
        reset();
        return written;
    }

    /** Forgets the stream; silence lies before what comes next. */
    public void reset() {
        Arrays.fill(window, 0);
        filled = filter.half();
        phase = 0;
    }

    /** Writes each output whose input is complete, then moves the window on. */
    private int emit(short[] out, int outOffset) {
        int span = 2 * filter.half() + 1;
        int start = 0;
        int written = 0;
        while (start + span <= filled) {
            out[outOffset + written++] = weigh(filter.phase(phase), start);
            phase += down;
            start += phase / up;
            phase %= up;
        }
        System.arraycopy(window, start, window, 0, filled - start);
        filled -= start;
        return written;
    }

    private short weigh(float[] weights, int start) {
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * window[start + i];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }
}
