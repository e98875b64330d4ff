package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.time.Ticker;
import java.time.Duration;
import java.util.Arrays;

/**
 * What one second of audio costs, measured while the code warms up: seconds of audio are worked off one after the other,
 * until there were enough of them or time is up, and the median of the last few counts. The just-in-time compiler needs some
 * 15 s of audio, which take 3 to 4 s of processor time; where time is up before, the cost comes out too high, so that too few
 * calls are let in rather than too many. What is measured is the steady state: real speech makes the compiler begin anew
 * once more, and the first 15 s of it cost about twice as much.
 *
 * @param cpu processor time of the thread that measures
 * @param clock limits how long the measuring takes
 * @param seconds of audio at most
 * @param limit of the time it takes, unless fewer than {@link #COUNTED} seconds of audio are worked off by then
 */
record CostMeasure(Ticker cpu, Ticker clock, int seconds, Duration limit) {

    /** So many of the last seconds of audio count. */
    static final int COUNTED = 5;

    CostMeasure {
        if (seconds < COUNTED) {
            throw new IllegalArgumentException("at least " + COUNTED + " s of audio are needed: " + seconds);
        }
    }

    /**
     * Processor time for a second of audio, in microseconds.
     *
     * @param second works off one second of audio
     */
    int micros(Runnable second) {
        long start = clock.nanos();
        long[] costs = new long[COUNTED];
        for (int done = 0; done < seconds; done++) {
            if (done >= COUNTED && clock.nanos() - start >= limit.toNanos()) {
                break;
            }
            long before = cpu.nanos();
            second.run();
            costs[done % COUNTED] = cpu.nanos() - before;
        }
        Arrays.sort(costs);
        return Math.toIntExact(Math.ceilDiv(costs[COUNTED / 2], 1_000));
    }
}
