package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.time.Duration;

/** Does something whenever nothing else was sent for a while. */
final class KeepAlive {

    private final Timers timers;
    private final Ticker ticker;
    private final Duration every;
    private final Runnable send;
    private volatile long sentNanos;
    private volatile boolean stopped;

    KeepAlive(Timers timers, Ticker ticker, Duration every, Runnable send) {
        this.timers = timers;
        this.ticker = ticker;
        this.every = every;
        this.send = send;
    }

    void start() {
        sent();
        timers.schedule(every, this::look);
    }

    /** Something was sent. */
    void sent() {
        sentNanos = ticker.nanos();
    }

    void stop() {
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
