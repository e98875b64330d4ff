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
    /** That of the stream opened last. */
    private volatile Handle handle = new Handle("");

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
        Handle latest = handle;
        Handle its = latest.engine.equals(link.name()) ? latest : new Handle(link.name());
        WatchedConversation watched = new WatchedConversation(link, chain, opening.turns(), limits, context, event -> {
            if (event instanceof S2sEvent.Resumable resumable) {
                its.newest = Optional.of(resumable.handle());
            }
            events.accept(event);
        });
        return Relayed.of(link.engine().open(by(its, opening), watched::reported), opened -> {
            handle = its;
            return watched.over(opened);
        });
    }

    private static Opening by(Handle handle, Opening opening) {
        return new Opening(
                opening.language(),
                opening.instructions(),
                opening.tools(),
                opening.history(),
                opening.turns(),
                opening.resume().filter(wanted -> handle.newest.equals(Optional.of(wanted))));
    }

    /**
     * By which the conversation goes on with streams of one model. To others it says nothing; and once one of them has opened
     * its own model is not resumed by it either, as that knows nothing of what was said meanwhile.
     */
    private static final class Handle {
        private final String engine;
        private volatile Optional<String> newest = Optional.empty();

        private Handle(String engine) {
            this.engine = engine;
        }
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
