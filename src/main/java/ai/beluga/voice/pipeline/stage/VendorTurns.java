package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns that the model's vendor takes, as signs for who decides about the floor: speech that the vendor hears over a reply is
 * meant, and a reply that begins by itself says that the caller's turn is over. It is kept until the turn is taken.
 */
final class VendorTurns {

    private final List<VoiceEvent.ModelSaid> unasked = new ArrayList<>();
    private boolean vendorHears;
    private boolean speaking;
    private long startMillis;
    private long heardMillis;

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
                next.emit(new VoiceEvent.TurnJudged(TurnJudgement.STARTED));
            }
            case SpeechEdge.Sustained sustained -> {}
            case SpeechEdge.Stopped stopped -> speaking = false;
        }
        return edge instanceof SpeechEdge.Started && isMeant(next);
    }

    /** The vendor hears the caller, or does so no more; {@code true} when the speech under way is meant. */
    boolean callerSpeech(boolean begins, Emitter next) {
        vendorHears = begins;
        return begins && isMeant(next);
    }

    private boolean isMeant(Emitter next) {
        boolean meant = speaking && vendorHears;
        if (meant) {
            next.emit(new VoiceEvent.Edge(new SpeechEdge.Sustained(startMillis, Math.max(startMillis, heardMillis))));
        }
        return meant;
    }

    /**
     * Keeps what belongs to a reply that nobody asked for, and tells that the turn before it is over.
     *
     * @param asked a reply is asked for, and this may be it
     * @param heardHere the caller was heard here as well
     */
    boolean keeps(VoiceEvent.ModelSaid said, boolean asked, boolean heardHere, Emitter next) {
        boolean ofReply = switch (said.event()) {
            case S2sEvent.ReplyBegan began -> {
                boolean begins = !asked;
                unasked.clear();
                if (begins) {
                    unasked.add(said);
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
        if (ofReply && !unasked.isEmpty()) {
            unasked.add(said);
            return true;
        }
        return said.event() instanceof S2sEvent.ReplyBegan && !unasked.isEmpty();
    }

    /** What only the vendor has heard was a sound without length. */
    private void turnIsOver(boolean heardHere, Emitter next) {
        if (!heardHere && !speaking) {
            next.emit(new VoiceEvent.Edge(new SpeechEdge.Started(heardMillis, heardMillis)));
            next.emit(new VoiceEvent.Edge(new SpeechEdge.Stopped(heardMillis, heardMillis)));
        }
        next.emit(new VoiceEvent.TurnText(TurnInput.Text.UNKNOWN, true, SttEvent.Hypothesis.SURE));
        next.emit(new VoiceEvent.TurnJudged(TurnJudgement.OVER));
    }

    /** A reply is kept that nobody asked for. */
    boolean hasUnasked() {
        return !unasked.isEmpty();
    }

    /** Gives what was kept of it, in order. */
    List<VoiceEvent.ModelSaid> takeUnasked() {
        List<VoiceEvent.ModelSaid> taken = List.copyOf(unasked);
        unasked.clear();
        return taken;
    }
}
