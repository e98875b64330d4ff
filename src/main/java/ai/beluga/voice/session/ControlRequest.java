package ai.beluga.voice.session;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.SayResult;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.ReplyEnd;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What somebody wants of a call, followed by its session. */
abstract class ControlRequest<R> implements Handle<R> {

    private final int number;
    private final Consumer<VoiceEvent> mailbox;
    private final Lane lane;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private TurnId turn = TurnId.NONE;
    private boolean over;

    /** @param lane where the result is told */
    ControlRequest(int number, Consumer<VoiceEvent> mailbox, Lane lane) {
        this.number = number;
        this.mailbox = mailbox;
        this.lane = lane;
    }

    int number() {
        return number;
    }

    boolean isTurn(TurnId other) {
        return begun() && turn.equals(other);
    }

    boolean begun() {
        return !turn.equals(TurnId.NONE);
    }

    boolean isOver() {
        return over;
    }

    void begins(TurnId said) {
        turn = said;
    }

    /** The words were heard so far, and nothing more of them will be. */
    abstract void heard(Utterance heard, boolean complete);

    /** Nothing more of the words will be said. */
    abstract void over(ReplyEnd how);

    /** What became of the keys. */
    abstract void keyed(DigitResult keys);

    abstract void giveUp(SayResult.Cause cause);

    void complete(R became) {
        over = true;
        lane.add(() -> result.complete(became), Integer.MAX_VALUE);
    }

    @Override
    public CompletionStage<R> result() {
        return result.minimalCompletionStage();
    }

    @Override
    public void cancel() {
        mailbox.accept(new VoiceEvent.AnnouncementCancelled(number));
    }
}
