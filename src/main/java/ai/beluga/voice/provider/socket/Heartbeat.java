package ai.beluga.voice.provider.socket;

import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds a far end that answers nothing: three pings in a row without anything coming. Counted in pings, not in time, so
 * that a process that stood still itself does not blame the other side.
 */
final class Heartbeat {

    private static final int MOST_UNANSWERED = 3;

    private final Timers timers;
    private final Duration every;
    private final Runnable ping;
    private final Runnable dead;
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean stopped;

    /** @param deadAfter the longest time until {@code dead} is run */
    Heartbeat(Timers timers, Duration deadAfter, Runnable ping, Runnable dead) {
        this.timers = timers;
        this.every = deadAfter.dividedBy(MOST_UNANSWERED + 1);
        this.ping = ping;
        this.dead = dead;
    }

    void start() {
        timers.schedule(every, this::beat);
    }

    /** Something came. */
    void heard() {
        unanswered.set(0);
    }

    void stop() {
        stopped = true;
    }

    private void beat() {
        if (stopped) {
            return;
        }
        if (unanswered.getAndIncrement() == MOST_UNANSWERED) {
            dead.run();
            return;
        }
        ping.run();
        timers.schedule(every, this::beat);
    }
}
