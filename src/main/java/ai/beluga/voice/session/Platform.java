package ai.beluga.voice.session;

import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.util.concurrent.Executor;

/**
 * What sessions run on.
 *
 * @param executor may refuse; a refused session ends
 * @param timers any thread
 * @param ticker one clock for everything a session measures
 * @param taps who looks on
 */
public record Platform(Executor executor, Timers timers, Ticker ticker, Taps taps) {

    /** The same with others who look on. */
    public Platform watchedBy(Taps others) {
        return new Platform(executor, timers, ticker, others);
    }

    /** Nobody looks on. */
    public Platform(Executor executor, Timers timers, Ticker ticker) {
        this(executor, timers, ticker, Taps.NONE);
    }
}
