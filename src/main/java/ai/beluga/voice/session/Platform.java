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
 */
public record Platform(Executor executor, Timers timers, Ticker ticker) {}
