package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.util.function.Consumer;

/**
 * What the engines of one call run on.
 *
 * @param facts told who failed and who took over, from any thread
 */
public record CallContext(Timers timers, Ticker ticker, Consumer<CallEvent> facts) {}
