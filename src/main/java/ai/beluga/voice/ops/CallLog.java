package ai.beluga.voice.ops;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnLatency;
import ai.beluga.voice.session.CallEvents;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes to the log how long callers waited: a line a call, and at DEBUG one a turn. Never what was said. */
@Singleton
public class CallLog implements CallEvents {

    private static final System.Logger LOG = System.getLogger(CallLog.class.getName());

    private final Map<CallId, Tally> live = new ConcurrentHashMap<>();

    private record Tally(int replies, Duration slowest, int interruptions) {
        private static final Tally NONE = new Tally(0, Duration.ZERO, 0);

        private Tally replied(Duration waited) {
            return new Tally(replies + 1, waited.compareTo(slowest) > 0 ? waited : slowest, interruptions);
        }

        private Tally interrupted() {
            return new Tally(replies, slowest, interruptions + 1);
        }
    }

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        switch (event) {
            case CallEvent.ReplyStarted started
            when started.latency().total().isPositive() -> {
                live.merge(
                        call,
                        Tally.NONE.replied(started.latency().total()),
                        (known, one) -> known.replied(one.slowest()));
                turn(call, started);
            }
            case CallEvent.CallerInterrupted interrupted ->
                live.merge(call, Tally.NONE.interrupted(), (known, one) -> known.interrupted());
            case CallEvent.CallEnded ended -> ended(call, ended);
            default -> {}
        }
    }

    private static void turn(CallId call, CallEvent.ReplyStarted started) {
        TurnLatency latency = started.latency();
        LOG.log(
                System.Logger.Level.DEBUG,
                "call {0} turn {1}: answered after {2} ms (endpointing {3}, recognition {4}, agent {5}, synthesis {6},"
                        + " gateway {7})",
                call,
                "" + started.turn().number(),
                "" + latency.total().toMillis(),
                "" + latency.endpointing().toMillis(),
                "" + latency.recognition().toMillis(),
                "" + latency.agent().toMillis(),
                "" + latency.synthesis().toMillis(),
                "" + latency.gateway().toMillis());
    }

    private void ended(CallId call, CallEvent.CallEnded ended) {
        Tally tally = live.getOrDefault(call, Tally.NONE);
        live.remove(call);
        LOG.log(
                System.Logger.Level.INFO,
                "call {0} lasted {1} ms: {2}, {3} answer(s), the slowest after {4} ms, {5} interruption(s)",
                call,
                "" + ended.duration().toMillis(),
                ended.reason(),
                "" + tally.replies(),
                "" + tally.slowest().toMillis(),
                "" + tally.interruptions());
    }
}
