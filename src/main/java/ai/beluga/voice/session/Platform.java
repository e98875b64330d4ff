package ai.beluga.voice.session;

import ai.beluga.voice.pipeline.HeldAudio;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What sessions run on.
 *
 * @param executor may refuse; a refused session ends
 * @param timers any thread
 * @param ticker one clock for everything a session measures
 * @param taps who looks on
 * @param listeners told of each change of state
 * @param held told how long audio of a call with a model was in the gateway's hands
 */
public record Platform(
        Executor executor, Timers timers, Ticker ticker, Taps taps, List<SessionListener> listeners, HeldAudio held) {

    public Platform {
        listeners = List.copyOf(listeners);
    }

    /** The same with others who look on. */
    public Platform watchedBy(Taps others) {
        return new Platform(executor, timers, ticker, others, listeners, held);
    }

    /** The same with others who are told of changes of state. */
    public Platform toldTo(SessionListener... others) {
        return new Platform(executor, timers, ticker, taps, List.of(others), held);
    }

    /** The same with somebody who is told how long audio was held. */
    public Platform measuredBy(HeldAudio other) {
        return new Platform(executor, timers, ticker, taps, listeners, other);
    }

    /** Nobody looks on. */
    public Platform(Executor executor, Timers timers, Ticker ticker) {
        this(executor, timers, ticker, Taps.NONE, List.of(), HeldAudio.UNTOLD);
    }
}
