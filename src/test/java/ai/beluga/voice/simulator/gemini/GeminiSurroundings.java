package ai.beluga.voice.simulator.gemini;

import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.Script;
import ai.beluga.voice.simulator.realtime.Timing;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What all sessions of a simulator share.
 *
 * @param kept the conversations that may be gone on with, by handle
 * @param violations takes what a client did against the documentation, in words
 */
record GeminiSurroundings(
        Script script,
        GeminiMischief mischief,
        Timing timing,
        ScheduledExecutorService clock,
        AtomicLong ids,
        Map<String, List<Memory>> kept,
        Consumer<String> violations) {

    String id(String prefix) {
        return prefix + "-" + ids.incrementAndGet();
    }
}
