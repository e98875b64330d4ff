package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns that the model's vendor takes, as signs for who decides about the floor: speech that the vendor hears over a reply is
 * meant, and a reply that begins by itself says that the caller's turn is over. It is kept until the turn is taken.
 */
final class VendorTurns {

    private final VendorEar ear;
    private final List<VoiceEvent.ModelSaid> kept = new ArrayList<>();
    private Optional<TurnId> playing = Optional.empty();
    private boolean vendorHears;
    /** The vendor has heard the caller since it began its last reply. */
    private boolean hasHeard;

    private boolean speaking;
    private long startMillis;
    private long heardMillis;

    VendorTurns(VendorEar ear) {
        this.ear = ear;
    }

    /** Present when the vendor takes the turns. */
    static Optional<VendorTurns> where(Opening.Turns taken, Capabilities able) {
        return taken == Opening.Turns.VENDORS
                ? Optional.of(new VendorTurns(new VendorEar(able.has(Capability.TELLS_SPEECH))))
                : Optional.empty();
    }

    /** The caller's audio so far. */
    void heard(long untilMillis) {
        heardMillis = untilMillis;
    }

    /** {@code true} when the speech under way is meant. */
    boolean edge(SpeechEdge edge, Emitter next) {
        switch (edge) {
            case SpeechEdge.Started started -> {
                speaking = true;
                startMillis = started.startMillis();
                ear.started(playing.isEmpty());
                next.emit(new VoiceEvent.TurnJudged(TurnJudgement.STARTED));
            }
            case SpeechEdge.Sustained sustained -> ear.lasts(sustained.atMillis() - startMillis);
            case SpeechEdge.Stopped stopped -> {
                speaking = false;
                ear.stopped(stopped.endMillis() - startMillis);
            }
        }
        return edge instanceof SpeechEdge.Started && isMeant(next);
    }

    /** What is heard here says something; otherwise the vendor owes nothing to it. */
    boolean isPlain() {
        return ear.isPlain() || !kept.isEmpty();
    }

    /** The vendor hears the caller, or does so no more; {@code true} when what is or was heard here in this turn is meant. */
    boolean callerSpeech(boolean begins, Emitter next) {
        vendorHears = begins;
        hasHeard |= begins;
        boolean something = ear.hears(begins);
        return begins && isMeant(next) || something;
    }

    private boolean isMeant(Emitter next) {
        boolean meant = speaking && vendorHears;
        if (meant) {
            sustain(next);
        }
        return meant;
    }

    /** What is said to the caller from now on, or no more. */
    void decided(TurnDecision decision) {
        switch (decision) {
            case TurnDecision.Ask ask -> ear.asked();
            case TurnDecision.DropSpeech drop -> ear.dropped();
            default -> {}
        }
        playing = switch (decision) {
            case TurnDecision.Ask ask -> Optional.of(ask.turn());
            case TurnDecision.Say say -> Optional.of(say.turn());
            case TurnDecision.Announce announce -> Optional.of(announce.turn());
            case TurnDecision.Interrupt interrupt -> Optional.empty();
            case TurnDecision.Withdraw withdraw -> Optional.empty();
            case TurnDecision.Abandon abandon -> Optional.empty();
            default -> playing;
        };
    }

    /** Nothing more of a reply will be heard. */
    void over(TurnId turn) {
        playing = playing.filter(each -> !each.equals(turn));
    }

    /** Another stream knows nothing of what the one before has heard and begun to say. */
    void newStream() {
        kept.clear();
        vendorHears = false;
        hasHeard = false;
        ear.newStream();
    }

    /** The model did not hear what was said by now, and nobody is speaking. */
    void back() {
        newStream();
        speaking = false;
    }

    /**
     * Keeps what belongs to a reply that nobody asked for, and tells that the turn before it is over.
     *
     * @param unasked nobody asked for a reply, and it was not given up before it began
     * @param heardHere the caller was heard here as well
     * @param parting the call is about to end: a vendor that talks on, whom nobody spoke to, answers nobody
     */
    boolean keeps(VoiceEvent.ModelSaid said, boolean unasked, boolean heardHere, boolean parting, Emitter next) {
        boolean ofReply = switch (said.event()) {
            case S2sEvent.ReplyBegan began when began.goesOn() && !kept.isEmpty() -> true;
            case S2sEvent.ReplyBegan began -> {
                boolean begins = unasked && !began.goesOn() && (heardHere || hasHeard || !parting);
                hasHeard = false;
                ear.replies();
                kept.clear();
                if (begins) {
                    kept.add(said);
                    turnIsOver(heardHere, next);
                }
                yield false;
            }
            case S2sEvent.Audio audio -> true;
            case S2sEvent.Words words -> true;
            case S2sEvent.PartEnded ended -> true;
            case S2sEvent.ReplyEnded ended -> true;
            case S2sEvent.ToolCalled called -> true;
            default -> false;
        };
        if (ofReply && !kept.isEmpty()) {
            kept.add(said);
            return true;
        }
        return said.event() instanceof S2sEvent.ReplyBegan && !kept.isEmpty();
    }

    /** What only the vendor has heard was a sound without length. What it answers was meant: it takes the floor. */
    private void turnIsOver(boolean heardHere, Emitter next) {
        boolean over = playing.isPresent();
        boolean madeUp = !speaking && (!heardHere || over);
        if (madeUp) {
            startMillis = heardMillis;
            next.emit(new VoiceEvent.Edge(new SpeechEdge.Started(heardMillis, heardMillis)));
        }
        if (over) {
            sustain(next);
        }
        if (madeUp) {
            next.emit(new VoiceEvent.Edge(new SpeechEdge.Stopped(heardMillis, heardMillis)));
        }
        next.emit(VoiceEvent.TurnText.sure(TurnInput.Text.UNKNOWN, true));
        next.emit(new VoiceEvent.TurnJudged(TurnJudgement.OVER));
    }

    private void sustain(Emitter next) {
        next.emit(new VoiceEvent.Edge(new SpeechEdge.Sustained(startMillis, Math.max(startMillis, heardMillis))));
    }

    /** Forgets what was kept of a reply; {@code true} when something was. */
    boolean dropUnasked() {
        boolean some = !kept.isEmpty();
        kept.clear();
        return some;
    }

    /**
     * Gives what was kept of it, in order.
     *
     * @param interrupts how many replies were given up by now: what the caller took the floor from was another one
     */
    List<VoiceEvent.ModelSaid> takeUnasked(int interrupts) {
        List<VoiceEvent.ModelSaid> taken = kept.stream()
                .map(said -> new VoiceEvent.ModelSaid(said.stream(), interrupts, said.event(), said.atNanos()))
                .toList();
        kept.clear();
        return taken;
    }
}
