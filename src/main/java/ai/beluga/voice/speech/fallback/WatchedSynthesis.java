package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A synthesis stream that may not owe audio for too long, must give some for each segment with words in it, and whose faults
 * all become one {@code Failed}.
 */
final class WatchedSynthesis implements TextToSpeech.Stream {

    private static final int NO_SEGMENT = 0;

    private final Chain.Link<TextToSpeech> link;
    private final CallChain<TextToSpeech> chain;
    private final Consumer<TtsEvent> events;
    private final Deadline audio;
    private final AtomicBoolean over = new AtomicBoolean();
    /** Segments not done, in order; {@code true} once audio is there, or where none need come. */
    private final Map<Integer, Boolean> owed = new LinkedHashMap<>();
    /** Of the segment done last; those that share its audio are as good as it. */
    private boolean lastSounded;

    private TextToSpeech.@Nullable Stream delegate;

    WatchedSynthesis(
            Chain.Link<TextToSpeech> link,
            CallChain<TextToSpeech> chain,
            FallbackLimits limits,
            CallContext context,
            Consumer<TtsEvent> events) {
        this.link = link;
        this.chain = chain;
        this.events = events;
        this.audio = new Deadline(
                context,
                limits,
                () -> chain.canReplace(link),
                () -> fail(EngineFailure.SILENT, new ProviderException.Transient("audio did not come in time")));
    }

    /** This stream over the engine's own. */
    TextToSpeech.Stream over(TextToSpeech.Stream opened) {
        delegate = opened;
        return this;
    }

    /** What the engine says. */
    void reported(TtsEvent event) {
        if (over.get()) {
            return;
        }
        switch (event) {
            case TtsEvent.Words words -> pass(event, true);
            case TtsEvent.Audio made -> pass(event, came(made));
            case TtsEvent.Done done -> {
                if (isDone(done)) {
                    pass(event, true);
                } else {
                    fail(EngineFailure.GARBLED, new ProviderException.Transient("a segment without audio was done"));
                }
            }
            case TtsEvent.Failed failed -> fail(kind(failed.cause()), failed.cause());
        }
    }

    @Override
    public void speak(int segment, String text) {
        owe(segment, text);
        guarded(stream -> stream.speak(segment, text));
    }

    @Override
    public void cancel() {
        forgive();
        guarded(TextToSpeech.Stream::cancel);
    }

    @Override
    public void close() {
        over.set(true);
        audio.stop();
        Objects.requireNonNull(delegate, "the stream is not open").close();
    }

    private void pass(TtsEvent event, boolean progress) {
        if (progress) {
            chain.worked(link);
        }
        events.accept(event);
    }

    private synchronized void owe(int segment, String text) {
        owed.put(segment, text.codePoints().noneMatch(Character::isLetterOrDigit));
        if (owed.size() == 1) {
            audio.start();
        }
    }

    private synchronized void forgive() {
        owed.clear();
        audio.stop();
    }

    private synchronized boolean came(TtsEvent.Audio made) {
        boolean some = made.audio().length > 0;
        if (some && owed.replace(made.segment(), true) != null) {
            audio.start();
        }
        return some;
    }

    /** {@code false} when it cannot be: its audio never came. */
    private synchronized boolean isDone(TtsEvent.Done done) {
        Boolean sounded = owed.remove(done.segment());
        if (owed.isEmpty()) {
            audio.stop();
        } else {
            audio.start();
        }
        if (sounded != null) {
            lastSounded = sounded || done.shared() && lastSounded;
        }
        return sounded == null || lastSounded;
    }

    /** An engine that throws has failed; the call must not. */
    private void guarded(Consumer<TextToSpeech.Stream> use) {
        if (over.get()) {
            return;
        }
        try {
            use.accept(Objects.requireNonNull(delegate, "the stream is not open"));
        } catch (RuntimeException thrown) {
            fail(EngineFailure.BROKE_OFF, new ProviderException.Transient("the synthesizer threw", thrown));
        }
    }

    private void fail(EngineFailure how, ProviderException cause) {
        if (over.compareAndSet(false, true)) {
            Duration owed = audio.owed();
            audio.stop();
            chain.failed(link, how, cause, owed);
            events.accept(new TtsEvent.Failed(NO_SEGMENT, cause));
        }
    }

    private static EngineFailure kind(ProviderException cause) {
        return cause instanceof ProviderException.Permanent ? EngineFailure.REFUSED : EngineFailure.BROKE_OFF;
    }
}
