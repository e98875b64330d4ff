package ai.beluga.voice.simulator.nova;

import ai.beluga.voice.simulator.realtime.Script;
import ai.beluga.voice.simulator.realtime.Tally;
import ai.beluga.voice.simulator.realtime.Timing;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What all sessions of a simulator share.
 *
 * @param violations takes what a client did against the documentation, in words
 */
record NovaSurroundings(
        Script script,
        NovaMischief mischief,
        Timing timing,
        ScheduledExecutorService clock,
        AtomicLong ids,
        Tally received,
        Consumer<String> violations) {

    String id(String prefix) {
        return prefix + "-" + ids.incrementAndGet();
    }
}
