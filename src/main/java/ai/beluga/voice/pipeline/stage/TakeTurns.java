package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.time.Timers;
import ai.beluga.voice.turn.Judgement;
import ai.beluga.voice.turn.Mishearing;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.Transition;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnMachine;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnState;
import ai.beluga.voice.turn.TurnTap;
import ai.beluga.voice.turn.TurnTimer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings everything that matters for the floor to the {@link TurnMachine} and its decisions to the head of the mailbox, so
 * that every stage sees them. Runs its timers.
 */
public final class TakeTurns implements Stage.Processor {

    private static final int SAMPLES_PER_MILLI = 8;

    private final TurnMachine machine;
    private final TurnTap tap;
    private final Mishearing mishearing;
    private final Consumer<Transition> moves;
    private final TurnDetector.Stream detector;
    private final Timers timers;
    private final Consumer<VoiceEvent> mailbox;
    private final Map<TurnTimer, Timers.Cancellable> running = new HashMap<>();
    private String text = "";
    private boolean pausing;
    private int pause;
    private long heardMillis;
    private long inputNanos;
    private Transition.Cause cause = Transition.Cause.OUTSIDE;

    /**
     * @param mailbox takes decisions, estimates and timers, from any thread
     * @param tap told of what goes into the machine and comes out, without keys that are secret; closed with this stage
     * @param moves told of each change of state; must return at once
     */
    public TakeTurns(
            TurnSettings settings,
            TurnDetector detector,
            Timers timers,
            Consumer<VoiceEvent> mailbox,
            TurnTap tap,
            Consumer<Transition> moves) {
        this.tap = tap;
        this.mishearing = new Mishearing(settings.interruption().phrases());
        this.moves = moves;
        this.machine = new TurnMachine(settings, this::decided, this::moved);
        this.detector = detector.open(estimate -> mailbox.accept(new VoiceEvent.Estimated(estimate)));
        this.timers = timers;
        this.mailbox = mailbox;
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        listen(event);
        input(event).ifPresent(input -> {
            inputNanos = nowNanos;
            cause = Transition.cause(input);
            tap.input(machine.hides(input, nowNanos) ? ((TurnInput.Digit) input).masked() : input, nowNanos);
            machine.on(input, nowNanos);
        });
        next.emit(event);
    }

    @Override
    public void close() {
        running.values().forEach(Timers.Cancellable::cancel);
        running.clear();
        tap.close();
        detector.close();
    }

    private void moved(TurnState from, TurnState to, TurnId turn) {
        moves.accept(new Transition(from, to, turn, inputNanos, heardMillis, cause));
    }

    private void listen(VoiceEvent event) {
        switch (event) {
            case VoiceEvent.CallerAudio audio -> heardMillis = audio.startMillis() + audio.length() / SAMPLES_PER_MILLI;
            case VoiceEvent.CleanAudio audio -> detector.accept(audio.samples(), 0, audio.length());
            case VoiceEvent.Edge(SpeechEdge.Started started) -> {
                pausing = false;
                detector.speaking();
            }
            case VoiceEvent.Edge(SpeechEdge.Stopped stopped) -> {
                pausing = true;
                pause++;
                detector.paused(pause, text);
            }
            case VoiceEvent.TurnText heard
            when !heard.text().equals(text) -> {
                text = heard.text();
                if (pausing) {
                    detector.paused(pause, text);
                }
            }
            case VoiceEvent.TimerFired fired -> running.remove(fired.timer());
            default -> {}
        }
    }

    /** An estimate that comes when the caller has gone on says nothing about the pause that follows. */
    private boolean isOfThisPause(VoiceEvent.Estimated estimated) {
        return pausing && estimated.estimate().pause() == pause;
    }

    private Optional<TurnInput> input(VoiceEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case VoiceEvent.LineAttached attached -> new TurnInput.LineAttached();
                    case VoiceEvent.LineLost lost -> new TurnInput.LineLost(forGood(lost.cause()));
                    case VoiceEvent.Edge edge -> new TurnInput.Edge(edge.edge());
                    case VoiceEvent.TurnText heard -> text(heard);
                    case VoiceEvent.Estimated estimated
                    when isOfThisPause(estimated) ->
                        new TurnInput.Estimate(estimated.estimate().probability());
                    case VoiceEvent.TurnJudged judged -> new TurnInput.Judged(judgement(judged.judgement()));
                    case VoiceEvent.AnswerAwaited awaited ->
                        new TurnInput.Expecting(awaited.turn(), awaited.expectation());
                    case VoiceEvent.CallerDigit digit -> new TurnInput.Digit(digit.digit());
                    case VoiceEvent.KeysAsked asked -> new TurnInput.KeysWanted(asked.turn(), asked.rule());
                    case VoiceEvent.Announce announce -> new TurnInput.Announce(announce.announcement());
                    case VoiceEvent.AnnouncementCancelled cancelled ->
                        new TurnInput.CancelAnnouncement(cancelled.number());
                    case VoiceEvent.SoundJudged judged -> new TurnInput.Sound(judged.source());
                    case VoiceEvent.ReplySays says -> new TurnInput.ReplySays(says.turn(), says.clause());
                    case VoiceEvent.ReplyFilled filled -> new TurnInput.ReplyFilled(filled.turn());
                    case VoiceEvent.ReplyWorks works -> new TurnInput.ReplyWorks(works.turn(), works.now());
                    case VoiceEvent.ReplyDry dry -> new TurnInput.ReplyDry(dry.turn(), dry.silent());
                    case VoiceEvent.ReplyFlows flows -> new TurnInput.ReplyFlows(flows.turn());
                    case VoiceEvent.ReplyStoppedBy stopped ->
                        new TurnInput.ReplyStoppedBy(stopped.turn(), stopped.what());
                    case VoiceEvent.ReplyAudible audible -> new TurnInput.ReplyAudible(audible.turn());
                    case VoiceEvent.ReplyOver over
                    when over.complete() -> new TurnInput.ReplyHeard(over.turn(), over.then());
                    case VoiceEvent.ReplyFailed failed -> new TurnInput.ReplyFailed(failed.turn());
                    case VoiceEvent.EngineLost lost -> new TurnInput.EngineLost();
                    case VoiceEvent.TimerFired fired -> new TurnInput.TimerFired(fired.timer());
                    case VoiceEvent.EndRequested end -> new TurnInput.EndRequested(end.reason());
                    default -> null;
                });
    }

    private TurnInput.Text text(VoiceEvent.TurnText heard) {
        boolean misheard = mishearing.ofAcknowledgement(heard.text(), heard.confidence());
        return new TurnInput.Text(heard.text(), heard.settled(), misheard);
    }

    private static Judgement judgement(TurnJudgement judgement) {
        return switch (judgement) {
            case STARTED -> Judgement.STARTED;
            case LIKELY_OVER -> Judgement.LIKELY_OVER;
            case RESUMED -> Judgement.RESUMED;
            case OVER -> Judgement.OVER;
        };
    }

    private static Optional<EndReason> forGood(LossCause cause) {
        return switch (cause) {
            case STOPPED -> Optional.of(EndReason.CALLER_HUNG_UP);
            case BROKEN -> Optional.empty();
            case PROTOCOL_ERROR -> Optional.of(EndReason.PROTOCOL_ERROR);
            case PEER_SLOW -> Optional.of(EndReason.PEER_SLOW);
        };
    }

    private void decided(TurnDecision decision) {
        tap.decided(decision instanceof TurnDecision.Collected collected ? collected.masked() : decision);
        switch (decision) {
            case TurnDecision.Arm arm -> {
                TurnTimer timer = arm.timer();
                running.put(
                        timer, timers.schedule(arm.delay(), () -> mailbox.accept(new VoiceEvent.TimerFired(timer))));
            }
            case TurnDecision.Disarm disarm -> {
                Timers.Cancellable timer = running.remove(disarm.timer());
                if (timer != null) {
                    timer.cancel();
                }
            }
            // Behind what was heard of the reply that the caller spoke over.
            case TurnDecision.Unasked unasked ->
                mailbox.accept(new VoiceEvent.Run(() -> mailbox.accept(new VoiceEvent.Decided(unasked))));
            case TurnDecision.Ask ask -> turnIsOver(decision);
            case TurnDecision.DropSpeech drop -> turnIsOver(decision);
            default -> mailbox.accept(new VoiceEvent.Decided(decision));
        }
    }

    /** The next turn is not to be judged by the words of this one. */
    private void turnIsOver(TurnDecision decision) {
        text = "";
        pausing = false;
        detector.endTurn();
        mailbox.accept(new VoiceEvent.Decided(decision));
    }
}
