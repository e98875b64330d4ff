package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.speech.ProviderException;
import java.util.concurrent.atomic.AtomicInteger;

/** How many streams there may be at once, and how many there are. */
final class Admission {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    /** @param most streams at once */
    Admission(int most) {
        this.most = most;
    }

    /**
     * How many streams a share of the processors holds.
     *
     * @param processors of this machine
     * @param share of them, 0..1
     * @param costMicros processor time for one second of one stream, in microseconds
     */
    static int most(int processors, double share, int costMicros) {
        return (int) Math.floor(processors * share * 1_000_000 / Math.max(1, costMicros));
    }

    int most() {
        return most;
    }

    /**
     * Takes a place, which {@link #leave} gives back.
     *
     * @throws ProviderException.Transient when there is none
     */
    void enter() {
        int before = taken.getAndUpdate(count -> count < most ? count + 1 : count);
        if (before >= most) {
            throw new ProviderException.Transient("noise suppression by rnnoise serves " + most
                    + " calls at once on this machine, by " + RnnoiseKeys.PROCESSOR_SHARE.name());
        }
    }

    void leave() {
        taken.decrementAndGet();
    }
}
