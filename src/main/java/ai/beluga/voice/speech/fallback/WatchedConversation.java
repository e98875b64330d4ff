package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model's stream that is to begin each reply it owes in time, and whose faults all become one {@code Failed}. */
final class WatchedConversation implements SpeechToSpeech.Stream {

    private final Chain.Link<SpeechToSpeech> link;
    private final CallChain<SpeechToSpeech> chain;
    private final Consumer<S2sEvent> events;
    private final Deadline answer;
    private final AtomicBoolean over = new AtomicBoolean();
    private SpeechToSpeech.@Nullable Stream delegate;

    WatchedConversation(
            Chain.Link<SpeechToSpeech> link,
            CallChain<SpeechToSpeech> chain,
            FallbackLimits limits,
            CallContext context,
            Consumer<S2sEvent> events) {
        this.link = link;
        this.chain = chain;
        this.events = events;
        this.answer = new Deadline(
                context,
                limits,
                () -> chain.canReplace(link),
                () -> fail(EngineFailure.SILENT, new ProviderException.Transient("no reply came")));
    }

    /** This stream over the model's own. */
    SpeechToSpeech.Stream over(SpeechToSpeech.Stream opened) {
        delegate = opened;
        return this;
    }

    /** What the model says. Only a reply proves that it works. */
    void reported(S2sEvent event) {
        if (over.get()) {
            return;
        }
        switch (event) {
            case S2sEvent.Failed failed -> fail(kind(failed.cause()), failed.cause());
            case S2sEvent.Audio audio -> {
                answer.stop();
                chain.worked(link);
                events.accept(event);
            }
            case S2sEvent.ToolCalled called -> {
                answer.stop();
                events.accept(event);
            }
            case S2sEvent.ReplyEnded ended -> {
                answer.stop();
                events.accept(event);
            }
            default -> events.accept(event);
        }
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        guarded(stream -> stream.accept(samples, offset, length));
    }

    @Override
    public void callerStarted() {
        guarded(SpeechToSpeech.Stream::callerStarted);
    }

    @Override
    public void callerFinished() {
        answer.start();
        guarded(SpeechToSpeech.Stream::callerFinished);
    }

    @Override
    public void interrupt(int part, int heardMillis) {
        answer.stop();
        guarded(stream -> stream.interrupt(part, heardMillis));
    }

    @Override
    public void say(String words) {
        answer.start();
        guarded(stream -> stream.say(words));
    }

    @Override
    public void tell(Line line, boolean reply) {
        if (reply) {
            answer.start();
        }
        guarded(stream -> stream.tell(line, reply));
    }

    @Override
    public void toolResult(String call, String json) {
        guarded(stream -> stream.toolResult(call, json));
    }

    @Override
    public void close() {
        over.set(true);
        answer.stop();
        stream().close();
    }

    /** A model that throws has failed; the call must not. */
    private void guarded(Consumer<SpeechToSpeech.Stream> use) {
        if (over.get()) {
            return;
        }
        try {
            use.accept(stream());
        } catch (RuntimeException thrown) {
            fail(EngineFailure.BROKE_OFF, new ProviderException.Transient("the model threw", thrown));
        }
    }

    private void fail(EngineFailure how, ProviderException cause) {
        if (over.compareAndSet(false, true)) {
            Duration owed = answer.owed();
            answer.stop();
            chain.failed(link, how, cause, owed);
            events.accept(new S2sEvent.Failed(cause));
        }
    }

    private static EngineFailure kind(ProviderException cause) {
        return cause instanceof ProviderException.Permanent ? EngineFailure.REFUSED : EngineFailure.BROKE_OFF;
    }

    private SpeechToSpeech.Stream stream() {
        return Objects.requireNonNull(delegate, "the stream is not open");
    }
}
