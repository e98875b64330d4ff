package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import java.util.function.Consumer;

/** What follows when a model says that a reply is over. */
final class EndsOfReplies {

    private final boolean ofVendor;
    private final ModelCalls calls;
    private final TakeOver takeOver;
    private final Consumer<VoiceEvent> mailbox;

    /**
     * @param ofVendor the vendor takes the turns
     * @param calls answers those that end the call
     * @param takeOver told whether replies are made
     * @param mailbox takes what became of them
     */
    EndsOfReplies(boolean ofVendor, ModelCalls calls, TakeOver takeOver, Consumer<VoiceEvent> mailbox) {
        this.ofVendor = ofVendor;
        this.calls = calls;
        this.takeOver = takeOver;
        this.mailbox = mailbox;
    }

    /** The reply under way is over, or goes on when its tools have their results. */
    void ended(ModelReply it, How how, long atNanos, Emitter next) {
        boolean callerCame = how == How.STOPPED && ofVendor && !it.audible();
        if (how != How.FAILED && it.isToGoOn()) {
            goesOn(it, atNanos, next);
        } else if (callerCame) {
            it.pauses(atNanos, next);
        } else if (how != How.FAILED && it.audible()) {
            takeOver.worked();
            it.ends(atNanos, next);
        } else if (how == How.COMPLETE && it.then().isPresent()) {
            endsUnheard(it, atNanos, next);
        } else if (how == How.FAILED && takeOver.asksAgain(it)) {
            it.pauses(atNanos, next);
        } else {
            String why = how == How.FAILED ? "the model failed to reply" : "the model's reply was empty";
            takeOver.fails(it, new ProviderException.Transient(why));
        }
    }

    /** The model wants to end the call. In a pause the vendor waits for the result, as for those of the other tools. */
    void farewell(ModelReply it, String call, EndReason why) {
        it.endsCall(call, why);
        if (!it.isFlowing()) {
            answerFarewells(it);
        }
    }

    /** The model goes on once all tools of the reply are answered, also those that end the call behind it. */
    private void goesOn(ModelReply it, long atNanos, Emitter next) {
        it.pauses(atNanos, next);
        if (it.isToEndAtPause()) {
            it.endsHere(atNanos, next, mailbox);
            it.takeFarewells().forEach(call -> calls.answer(call, ModelTools.CALLER_IS_ASKED));
            return;
        }
        answerFarewells(it);
    }

    private void answerFarewells(ModelReply it) {
        if (it.then().isPresent() && !it.audible()) {
            it.asksForWords();
        }
        String result = it.audible() ? ModelTools.ENDS_BEHIND_THIS : ModelTools.SAY_SO;
        it.takeFarewells().forEach(call -> calls.answerLast(call, result));
    }

    /** A model that ends the call without a word is asked for one, once. */
    private void endsUnheard(ModelReply it, long atNanos, Emitter next) {
        if (it.asksForWords()) {
            it.pauses(atNanos, next);
            it.takeFarewells().forEach(call -> calls.answer(call, ModelTools.SAY_SO));
        } else {
            it.overUnheard(mailbox);
        }
    }
}
