package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One call's recogniser: the first engine of the chain that can be opened. A stream that falls silent fails like one that
 * says so itself; opening another one then gets the next engine.
 */
public final class FallbackSpeechToText implements SpeechToText {

    private final FallbackLimits limits;
    private final CallContext context;
    private final CallChain<SpeechToText> chain;
    private final AudioFormat input;
    private final Doubt doubt;

    public FallbackSpeechToText(Chain<SpeechToText> chain, FallbackLimits limits, CallContext context) {
        this.limits = limits;
        this.context = context;
        this.chain = new CallChain<>(chain, limits.failures(), context.ticker(), context.facts());
        this.input = common(chain);
        this.doubt = new Doubt(input);
    }

    /** What all engines take, and the telephone's own rate when they differ: then each gets what it takes from that. */
    @Override
    public AudioFormat input() {
        return input;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
        return new ChainOpening<SpeechToText, Stream>(
                        chain, limits, context, link -> open(link, language, events), Stream::close)
                .begin();
    }

    private CompletionStage<Stream> open(Chain.Link<SpeechToText> link, Locale language, Consumer<SttEvent> events) {
        WatchedRecognition watched = new WatchedRecognition(link, chain, limits, context, doubt, events);
        return Relayed.of(link.engine().open(language, watched::reported), opened -> watched.over(opened, input));
    }

    private static AudioFormat common(Chain<SpeechToText> chain) {
        List<AudioFormat> formats = chain.links().stream()
                .map(link -> link.engine().input())
                .distinct()
                .toList();
        return formats.size() == 1 ? formats.getFirst() : AudioFormat.PCM_8K;
    }
}
