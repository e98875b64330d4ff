package ai.beluga.voice.provider.socket;

import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.time.Duration;

/** Does something whenever nothing else was sent for a while. */
public final class KeepAlive {

    private final Timers timers;
    private final Ticker ticker;
    private final Duration every;
    private final Runnable send;
    private volatile long sentNanos;
    private volatile boolean stopped;

    /** @param every the longest time in which nothing is sent */
    public KeepAlive(Timers timers, Ticker ticker, Duration every, Runnable send) {
        this.timers = timers;
        this.ticker = ticker;
        this.every = every;
        this.send = send;
    }

    /** Begins to look after it. */
    public void start() {
        sent();
        timers.schedule(every, this::look);
    }

    /** Something was sent. */
    public void sent() {
        sentNanos = ticker.nanos();
    }

    /** Nothing needs to be sent any more. */
    public void stop() {
        stopped = true;
    }

    private void look() {
        if (stopped) {
            return;
        }
        Duration left = every.minusNanos(ticker.nanos() - sentNanos);
        if (!left.isPositive()) {
            send.run();
            sent();
            left = every;
        }
        timers.schedule(left, this::look);
    }
}
