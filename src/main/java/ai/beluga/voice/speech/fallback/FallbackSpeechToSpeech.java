package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One call's model: the first of the chain that can be opened. A stream that owes a reply for too long fails like one that says
 * so itself; opening another one, with what was said and heard by then, gets the next model.
 */
public final class FallbackSpeechToSpeech implements SpeechToSpeech {

    private final FallbackLimits limits;
    private final CallContext context;
    private final CallChain<SpeechToSpeech> chain;
    private final Capabilities common;
    /** Who gave the newest handle: to others it says nothing. */
    private volatile String resumable = "";

    public FallbackSpeechToSpeech(Chain<SpeechToSpeech> chain, FallbackLimits limits, CallContext context) {
        this.limits = limits;
        this.context = context;
        this.chain = new CallChain<>(chain, limits.failures(), context.ticker(), context.facts());
        this.common = common(chain);
    }

    /** What all models of the chain can do: nobody knows which of them will serve the call. */
    @Override
    public Capabilities capabilities() {
        return common;
    }

    @Override
    public CompletionStage<Stream> open(Opening opening, Consumer<S2sEvent> events) {
        return new ChainOpening<SpeechToSpeech, Stream>(
                        chain, limits, context, link -> open(link, opening, events), Stream::close)
                .begin();
    }

    private CompletionStage<Stream> open(Chain.Link<SpeechToSpeech> link, Opening opening, Consumer<S2sEvent> events) {
        Opening its = link.name().equals(resumable) ? opening : afresh(opening);
        WatchedConversation watched = new WatchedConversation(link, chain, opening.turns(), limits, context, event -> {
            if (event instanceof S2sEvent.Resumable) {
                resumable = link.name();
            }
            events.accept(event);
        });
        return Relayed.of(link.engine().open(its, watched::reported), watched::over);
    }

    private static Opening afresh(Opening opening) {
        return new Opening(
                opening.language(),
                opening.instructions(),
                opening.tools(),
                opening.history(),
                opening.turns(),
                Optional.empty());
    }

    /** What all of them can do, for as long as each of them can. */
    public static Capabilities common(Chain<SpeechToSpeech> chain) {
        Set<Capability> all = EnumSet.allOf(Capability.class);
        Duration longest = chain.links().getFirst().engine().capabilities().longestSession();
        for (Chain.Link<SpeechToSpeech> link : chain.links()) {
            Capabilities its = link.engine().capabilities();
            all.removeIf(one -> !its.has(one));
            longest = its.longestSession().compareTo(longest) < 0 ? its.longestSession() : longest;
        }
        return new Capabilities(all, longest);
    }
}
