package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the speech of a prepared reply, one clause at most, until the reply is used; that of another is dropped. What is
 * used counts from then on: nobody waited for it before.
 */
public final class HoldPrepared implements Stage.Processor {

    private final List<VoiceEvent.Said> kept = new ArrayList<>();
    private TurnId turn = TurnId.NONE;

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.PreparedClause clause -> {
                kept.clear();
                turn = clause.turn();
            }
            case VoiceEvent.PreparedSettled settled -> {
                next.emit(event);
                settled(settled, nowNanos, next);
            }
            case VoiceEvent.Said said when said.turn().equals(turn) -> kept.add(said);
            default -> next.emit(event);
        }
    }

    private void settled(VoiceEvent.PreparedSettled settled, long nowNanos, Emitter next) {
        if (!settled.turn().equals(turn)) {
            return;
        }
        turn = TurnId.NONE;
        if (settled.outcome() == PreparedOutcome.USED) {
            kept.forEach(said -> next.emit(notBefore(nowNanos, said)));
        }
        kept.clear();
    }

    private static VoiceEvent notBefore(long nowNanos, VoiceEvent.Said said) {
        return switch (said) {
            case VoiceEvent.ReplySegment it ->
                new VoiceEvent.ReplySegment(it.turn(), it.segment(), it.text(), Math.max(nowNanos, it.atNanos()));
            case VoiceEvent.ReplySpeech it ->
                new VoiceEvent.ReplySpeech(it.turn(), it.event(), Math.max(nowNanos, it.atNanos()));
            default -> said;
        };
    }
}
