package ai.beluga.voice.session;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.SayResult;
import ai.beluga.voice.event.SayResult.Cause;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.ReplyEnd;
import java.util.function.Consumer;

/** Words are to be heard. */
final class SayRequest extends ControlRequest<SayResult> {

    private String heard = "";

    SayRequest(int number, Consumer<VoiceEvent> mailbox, Lane lane) {
        super(number, mailbox, lane);
    }

    @Override
    void heard(Utterance utterance, boolean complete) {
        heard = utterance.text();
        if (complete && utterance.interrupted()) {
            giveUp(Cause.UNPROVEN);
        } else if (complete) {
            complete(new SayResult.Heard());
        }
    }

    @Override
    void over(ReplyEnd how) {
        switch (how) {
            case HEARD -> giveUp(Cause.UNPROVEN);
            case INTERRUPTED -> complete(new SayResult.Interrupted(heard));
            case LINE_LOST -> giveUp(Cause.LINE_LOST);
            case FAILED -> giveUp(Cause.FAILED);
            case REPLACED -> giveUp(Cause.REPLACED);
            case CANCELLED -> giveUp(Cause.CANCELLED);
        }
    }

    @Override
    void keyed(DigitResult keys) {
        throw new IllegalStateException("words alone ask for no keys");
    }

    @Override
    void giveUp(Cause cause) {
        complete(new SayResult.GivenUp(heard, cause));
    }
}
