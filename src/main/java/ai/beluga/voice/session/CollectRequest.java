package ai.beluga.voice.session;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.SayResult;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.ReplyEnd;
import java.util.function.Consumer;

/** Keys are to be pressed: told by themselves, whatever became of the words that ask for them. */
final class CollectRequest extends ControlRequest<DigitResult> {

    CollectRequest(int number, Consumer<VoiceEvent> mailbox, Lane lane) {
        super(number, mailbox, lane);
    }

    @Override
    void heard(Utterance utterance, boolean complete) {
        // The first key is waited for by the session itself.
    }

    @Override
    void over(ReplyEnd how) {
        if (!begun()) {
            complete(new DigitResult.GivenUp());
        }
    }

    @Override
    void keyed(DigitResult keys) {
        complete(keys);
    }

    @Override
    void giveUp(SayResult.Cause cause) {
        complete(new DigitResult.GivenUp());
    }
}
