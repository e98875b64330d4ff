package ai.beluga.voice.session;

import ai.beluga.voice.speech.fallback.CallContext;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.fallback.FallbackSpeechToSpeech;
import ai.beluga.voice.speech.halves.ModelHalves;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;
import ai.beluga.voice.turn.EndpointingMode;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One model that hears, thinks and speaks, in front of the engines that would do it otherwise and take over when it is gone.
 *
 * @param chain the models, each with those that stand in for it; shared by all calls
 * @param instructions who the model is and what it is to do; may be empty
 * @param limits how long it may take before another one is asked
 * @param turns who tells when the caller's turn is over
 * @param interruptsAfter speech over a reply for so long takes the floor: its words are not known in time
 * @param transfers whether there is a person to whom it can transfer a call
 * @param reasoning who decides what is said; where it is external, {@code chain} and {@code reasoning} are all that counts
 * @param handOverFrom with hybrid reasoning: the call of a tool in one turn, from 1, at which the agent behind it answers that turn
 */
public record SpeechModel(
        Chain<SpeechToSpeech> chain,
        String instructions,
        FallbackLimits limits,
        Opening.Turns turns,
        Duration interruptsAfter,
        boolean transfers,
        Reasoning reasoning,
        int handOverFrom) {

    /** Whether the model itself holds the conversation. */
    boolean decides() {
        return reasoning != Reasoning.EXTERNAL;
    }

    /** The call of a tool in one turn at which the agent answers that turn; 0 for never. */
    int handsOverFrom() {
        return reasoning == Reasoning.HYBRID ? handOverFrom : 0;
    }

    /**
     * The engines of one call: each model hears and speaks by one stream, and the others stand in for either half of it.
     *
     * @param used told what they use, from any thread
     */
    Providers inFrontOf(Providers others, Timers timers, Consumer<S2sEvent.Used> used) {
        Chain<ModelHalves> halves = chain.map(
                (name, model) -> new ModelHalves(model, timers, usage -> used.accept(new S2sEvent.Used(usage, name))));
        return others.behind(halves.map(ModelHalves::hearing), halves.map(ModelHalves::speaking));
    }

    /** @param reply the longest wait for the first audio of a reply: a model alone fails before that, so that it is named */
    SpeechToSpeech of(CallContext call, Duration reply) {
        Duration alone = shorter(limits.alone(), reply.multipliedBy(19).dividedBy(20));
        return new FallbackSpeechToSpeech(
                chain,
                new FallbackLimits(shorter(limits.answer(), alone), alone, limits.trouble(), limits.failures()),
                call);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** How turns end: where the vendor takes them, when its reply begins. */
    TurnSettings turns(TurnSettings settings) {
        EndpointingSettings endpointing = settings.endpointing();
        return turns == Opening.Turns.OURS
                ? settings
                : settings.with(endpointing.with(endpointing.signs().with(EndpointingMode.RECOGNISER)));
    }

    /** How the caller is heard where nobody knows the words. */
    VoiceSettings hearing(VoiceSettings voice) {
        return new VoiceSettings(
                voice.startProbability(),
                voice.stopProbability(),
                voice.minSpeech(),
                voice.minSilence(),
                interruptsAfter);
    }
}
