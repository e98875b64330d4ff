package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Watches that an engine answers in time. Any thread. */
public final class Deadline {

    private final CallContext context;
    private final FallbackLimits limits;
    private final BooleanSupplier replaceable;
    private final Runnable missed;
    private Timers.@Nullable Cancellable timer;
    private boolean waiting;
    private long sinceNanos;
    private long owedSinceNanos;

    /**
     * @param replaceable whether another engine is ready to take over
     * @param missed run once for each wait that took too long
     */
    public Deadline(CallContext context, FallbackLimits limits, BooleanSupplier replaceable, Runnable missed) {
        this.context = context;
        this.limits = limits;
        this.replaceable = replaceable;
        this.missed = missed;
    }

    /** An answer is owed from now on, or some of it came and the rest is owed. */
    public synchronized void start() {
        sinceNanos = context.ticker().nanos();
        owedSinceNanos = waiting ? owedSinceNanos : sinceNanos;
        waiting = true;
        if (timer == null) {
            arm(limits.answer());
        }
    }

    /** Nothing is owed. */
    public synchronized void stop() {
        waiting = false;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** How long something has been owed; zero when nothing is. */
    synchronized Duration owed() {
        return waiting ? Duration.ofNanos(context.ticker().nanos() - owedSinceNanos) : Duration.ZERO;
    }

    private void arm(Duration delay) {
        timer = context.timers().schedule(delay, this::due);
    }

    private void due() {
        if (isMissed()) {
            missed.run();
        }
    }

    private synchronized boolean isMissed() {
        timer = null;
        if (!waiting) {
            return false;
        }
        Duration waited = Duration.ofNanos(context.ticker().nanos() - sinceNanos);
        if (waited.compareTo(limits.answer()) < 0) {
            arm(limits.answer().minus(waited));
            return false;
        }
        Duration left = limits.alone().minus(waited);
        if (left.isPositive() && !replaceable.getAsBoolean()) {
            arm(left.compareTo(limits.answer()) < 0 ? left : limits.answer());
            return false;
        }
        waiting = false;
        return true;
    }
}
