package ai.beluga.voice.simulator.realtime;

import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What all sessions of a simulator share.
 *
 * @param faults takes every error a client is told
 * @param violations takes what a client did against the documentation, in words
 */
record Surroundings(
        Dialect dialect,
        Script script,
        Mischief mischief,
        Timing timing,
        ScheduledExecutorService clock,
        AtomicLong ids,
        Consumer<Fault> faults,
        Consumer<String> violations) {

    /** An id nothing else has. */
    String id(String prefix) {
        return String.format(Locale.ROOT, "%s_%06d", prefix, ids.incrementAndGet());
    }
}
