package ai.beluga.voice.ops;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.TurnLatency;
import ai.beluga.voice.session.CallEvents;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Writes to the log how long callers waited: a line a call, and at DEBUG one a turn. Never what was said. */
@Singleton
public class CallLog implements CallEvents {

    private static final System.Logger LOG = System.getLogger(CallLog.class.getName());

    private final Map<CallId, Tally> live = new ConcurrentHashMap<>();

    /** @param asked the turn of the caller's last words; a reply of another turn is a prompt */
    private record Tally(TurnId asked, int replies, Duration slowest, int interruptions) {
        private static final Tally NONE = new Tally(TurnId.NONE, 0, Duration.ZERO, 0);

        private Tally spoke(TurnId turn) {
            return new Tally(turn, replies, slowest, interruptions);
        }

        private Tally answered(Duration waited) {
            return new Tally(asked, replies + 1, waited.compareTo(slowest) > 0 ? waited : slowest, interruptions);
        }

        private Tally interrupted() {
            return new Tally(asked, replies, slowest, interruptions + 1);
        }
    }

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        switch (event) {
            case CallEvent.CallerSpoke spoke -> change(call, tally -> tally.spoke(spoke.turn()));
            case CallEvent.ReplyStarted started -> {
                if (started.turn().equals(tally(call).asked())) {
                    change(call, tally -> tally.answered(started.latency().total()));
                    turn(call, started);
                }
            }
            case CallEvent.CallerInterrupted interrupted -> change(call, Tally::interrupted);
            case CallEvent.ReplyPrepared prepared -> prepared(call, prepared);
            case CallEvent.CallEnded ended -> ended(call, ended);
            case CallEvent.LineOpened opened -> {}
            case CallEvent.LineClosed closed -> {}
            case CallEvent.CallerSpeaking speaking -> {}
            case CallEvent.CallerWentOn wentOn -> {}
            case CallEvent.CallerCorrected corrected -> {}
            case CallEvent.ToolUsed used -> used(call, used);
            case CallEvent.CallerWaited waited ->
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "call {0} turn {1}: the caller waits for {2}: {3}",
                        call,
                        "" + waited.turn().number(),
                        waited.owner(),
                        waited.step());
            case CallEvent.AgentSpoke spoke -> {}
            case CallEvent.FalseInterruption interruption -> {}
            case CallEvent.DigitPressed digit -> {}
            case CallEvent.ModelGone gone -> {}
            case CallEvent.ModelRenewed renewed ->
                LOG.log(System.Logger.Level.DEBUG, "call {0}: another stream of the model goes on", call);
            case CallEvent.ModelHandedOver over ->
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "call {0} turn {1}: the model hands the turn over to the agent",
                        call,
                        "" + over.turn().number());
            case CallEvent.Measurement measurement -> {}
            case CallEvent.ProviderFailed failed ->
                LOG.log(
                        System.Logger.Level.WARNING,
                        "call {0}: {1} {2} failed: {3}",
                        call,
                        failed.port(),
                        failed.provider(),
                        failed.how());
            case CallEvent.ProviderSwitched switched ->
                LOG.log(
                        System.Logger.Level.WARNING,
                        "call {0}: {1} goes on with {2} instead of {3}",
                        call,
                        switched.port(),
                        switched.to(),
                        switched.from());
        }
    }

    private Tally tally(CallId call) {
        return live.getOrDefault(call, Tally.NONE);
    }

    /** Facts of one call come one at a time. */
    private void change(CallId call, UnaryOperator<Tally> step) {
        live.put(call, step.apply(tally(call)));
    }

    private static void turn(CallId call, CallEvent.ReplyStarted started) {
        TurnLatency latency = started.latency().inWholeMillis();
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

    private static void used(CallId call, CallEvent.ToolUsed used) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "call {0} turn {1}: tool {2}: {3}, {4} ms",
                call,
                "" + used.turn().number(),
                used.tool(),
                used.outcome(),
                "" + used.took().toMillis());
    }

    private static void prepared(CallId call, CallEvent.ReplyPrepared prepared) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "call {0} turn {1}: a prepared reply, {2} ms ahead, {3} character(s): {4}",
                call,
                "" + prepared.turn().number(),
                "" + prepared.ahead().toMillis(),
                "" + prepared.characters(),
                prepared.outcome());
    }

    private void ended(CallId call, CallEvent.CallEnded ended) {
        Tally tally = tally(call);
        live.remove(call);
        LOG.log(
                System.Logger.Level.INFO,
                "call {0} lasted {1} ms: {2}, {3} answer(s), the slowest after {4} ms, {5} interruption(s), {6}"
                        + " frame(s) dropped",
                call,
                "" + ended.duration().toMillis(),
                ended.reason(),
                "" + tally.replies(),
                "" + tally.slowest().toMillis(),
                "" + tally.interruptions(),
                "" + ended.framesDropped());
    }
}
