package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.Interruption;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.TurnKind;
import ai.beluga.voice.event.TurnLatency;
import ai.beluga.voice.event.TurnMoment;
import ai.beluga.voice.event.TurnOutcome;
import ai.beluga.voice.event.TurnReport;
import ai.beluga.voice.event.WaitOwner;
import ai.beluga.voice.event.WaitStep;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures the turns of a call and tells each once, when nothing more of it will be heard. Two can be open for a moment: one
 * that is being stopped and the next.
 */
final class MeasureTurns {

    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Steps that are told when there was another one to be asked. */
    private static final Set<WaitStep> ASKS_ANOTHER = Set.of(WaitStep.SECOND_PROVIDER, WaitStep.SHORTER_ANSWER);

    private final Consumer<CallEvent> facts;
    private final Map<TurnId, TurnStopwatch> open = new HashMap<>();
    private long onsetNanos;
    private long speechEndMillis;
    private long speechEndNanos;
    private Optional<Held> held = Optional.empty();

    /** The agent is held since then, for a sound that began so. */
    private record Held(long onsetNanos, long atNanos) {}

    MeasureTurns(Consumer<CallEvent> facts) {
        this.facts = facts;
    }

    /** Where the time to the first frame went; empty when the turn is unknown or had none. */
    Optional<TurnLatency> latency(TurnId turn) {
        return Optional.ofNullable(open.get(turn))
                .flatMap(stopwatch -> stopwatch.moments().latency());
    }

    void observe(VoiceEvent event, long nowNanos) {
        switch (event) {
            case VoiceEvent.Edge edge -> edge(edge.edge(), nowNanos);
            case VoiceEvent.AnotherAsked asked -> waits(asked.turn(), asked.step());
            case VoiceEvent.Decided decided -> decided(decided.decision(), nowNanos);
            case VoiceEvent.ModelAsked asked ->
                begin(asked.turn(), TurnStopwatch.ofAnswer(asked.timing(), speechEnd(asked.timing())));
            case VoiceEvent.ReplyBegan began -> note(began.turn(), TurnMoment.FIRST_TOKEN, began.atNanos());
            case VoiceEvent.ReplySegment segment ->
                with(segment.turn()).ifPresent(turn -> turn.clause(segment.text(), segment.atNanos()));
            case VoiceEvent.ReplySpeech speech
            when speech.event() instanceof TtsEvent.Audio ->
                note(speech.turn(), TurnMoment.FIRST_AUDIO, speech.atNanos());
            case VoiceEvent.ReplySpeech speech
            when speech.event() instanceof TtsEvent.Done -> with(speech.turn()).ifPresent(TurnStopwatch::clauseDone);
            case VoiceEvent.ReplyCut cut -> with(cut.turn()).ifPresent(TurnStopwatch::clauseDone);
            case VoiceEvent.ReplyAudible audible -> note(audible.turn(), TurnMoment.FIRST_FRAME, audible.atNanos());
            case VoiceEvent.ReplyFailed failed ->
                with(failed.turn()).ifPresent(turn -> turn.became(TurnOutcome.FAILED));
            case VoiceEvent.ReplyOver over
            when over.complete() ->
                with(over.turn())
                        .ifPresent(turn ->
                                turn.became(over.heard().interrupted() ? TurnOutcome.UNPROVEN : TurnOutcome.HEARD));
            case VoiceEvent.ReplyPlayed played ->
                with(played.turn()).ifPresent(turn -> tell(played.turn(), turn.played(played.playout(), nowNanos)));
            default -> {}
        }
    }

    private void edge(SpeechEdge edge, long nowNanos) {
        switch (edge) {
            case SpeechEdge.Started started ->
                onsetNanos = nowNanos - (started.atMillis() - started.startMillis()) * NANOS_PER_MILLI;
            case SpeechEdge.Sustained sustained -> {}
            case SpeechEdge.Stopped stopped -> {
                speechEndMillis = stopped.endMillis();
                speechEndNanos = nowNanos - (stopped.atMillis() - stopped.endMillis()) * NANOS_PER_MILLI;
            }
        }
    }

    private void decided(TurnDecision decision, long nowNanos) {
        switch (decision) {
            case TurnDecision.Ask ask ->
                begin(ask.turn(), TurnStopwatch.ofAnswer(ask.timing(), speechEnd(ask.timing())));
            case TurnDecision.Say say -> {
                TurnKind kind = say.prompt() == Prompt.GREETING ? TurnKind.GREETING : TurnKind.PROMPT;
                begin(say.turn(), TurnStopwatch.ofPrompt(kind, nowNanos));
            }
            case TurnDecision.Bridge bridge -> {
                if (!ASKS_ANOTHER.contains(bridge.step())) {
                    waits(bridge.turn(), bridge.step());
                }
            }
            case TurnDecision.Announce announce ->
                begin(announce.turn(), TurnStopwatch.ofPrompt(TurnKind.PROMPT, nowNanos));
            case TurnDecision.Hold hold -> held(hold.turn(), nowNanos);
            case TurnDecision.Resume resume -> interruption(resume.turn(), false, nowNanos);
            case TurnDecision.Interrupt interrupt -> {
                interruption(interrupt.turn(), true, nowNanos);
                stopped(interrupt.turn(), TurnOutcome.INTERRUPTED, nowNanos);
            }
            case TurnDecision.Withdraw withdraw -> stopped(withdraw.turn(), TurnOutcome.WITHDRAWN, nowNanos);
            case TurnDecision.Abandon abandon -> stopped(abandon.turn(), TurnOutcome.ABANDONED, nowNanos);
            default -> {}
        }
    }

    private void waits(TurnId turn, WaitStep step) {
        WaitOwner owner = with(turn).map(TurnStopwatch::owner).orElse(WaitOwner.RECOGNISER);
        facts.accept(new CallEvent.CallerWaited(turn, owner, step));
    }

    private OptionalLong speechEnd(TurnDecision.TurnTiming timing) {
        return timing.speechEndNanos() == speechEndNanos ? OptionalLong.of(speechEndMillis) : OptionalLong.empty();
    }

    private void begin(TurnId turn, TurnStopwatch stopwatch) {
        open.put(turn, stopwatch);
        held = Optional.empty();
    }

    /** Of a sound that began before the agent was to be heard nothing is to be learned about interruption. */
    private void held(TurnId turn, long nowNanos) {
        held = with(turn)
                .flatMap(stopwatch -> stopwatch.moments().at(TurnMoment.FIRST_FRAME))
                .filter(audible -> onsetNanos - audible > 0)
                .map(audible -> new Held(onsetNanos, nowNanos));
    }

    private void interruption(TurnId turn, boolean real, long nowNanos) {
        held.ifPresent(since -> with(turn)
                .ifPresent(stopwatch ->
                        stopwatch.interruption(new Interruption(real, since.onsetNanos(), since.atNanos(), nowNanos))));
        held = Optional.empty();
    }

    /** How much was heard comes later, when anything was. */
    private void stopped(TurnId turn, TurnOutcome outcome, long nowNanos) {
        with(turn).ifPresent(stopwatch -> {
            stopwatch.became(outcome);
            if (!stopwatch.reached(TurnMoment.FIRST_FRAME)) {
                tell(turn, stopwatch.unsent(nowNanos));
            }
        });
    }

    private void note(TurnId turn, TurnMoment moment, long atNanos) {
        with(turn).ifPresent(stopwatch -> stopwatch.note(moment, atNanos));
    }

    private Optional<TurnStopwatch> with(TurnId turn) {
        return Optional.ofNullable(open.get(turn));
    }

    private void tell(TurnId turn, TurnReport report) {
        open.remove(turn);
        facts.accept(new CallEvent.TurnOver(turn, report));
    }
}
