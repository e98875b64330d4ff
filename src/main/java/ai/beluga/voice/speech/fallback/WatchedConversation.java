package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Ticker;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A model's stream that is to begin each reply it owes in time, and whose faults all become one {@code Failed}. */
final class WatchedConversation implements SpeechToSpeech.Stream {

    private static final String FAILED = "the model failed to reply";

    private final Chain.Link<SpeechToSpeech> link;
    private final CallChain<SpeechToSpeech> chain;
    private final Consumer<S2sEvent> events;
    private final Opening.Turns turns;
    private final FallbackLimits limits;
    private final Ticker ticker;
    private final Deadline answer;
    private final Replies replies = new Replies();
    private final AtomicBoolean over = new AtomicBoolean();
    private SpeechToSpeech.@Nullable Stream delegate;

    WatchedConversation(
            Chain.Link<SpeechToSpeech> link,
            CallChain<SpeechToSpeech> chain,
            Opening.Turns turns,
            FallbackLimits limits,
            CallContext context,
            Consumer<S2sEvent> events) {
        this.link = link;
        this.chain = chain;
        this.events = events;
        this.turns = turns;
        this.limits = limits;
        this.ticker = context.ticker();
        this.answer = new Deadline(context, limits, () -> chain.canReplace(link), this::silent);
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
            case S2sEvent.ReplyBegan began -> {
                replies.began(began.goesOn());
                events.accept(event);
            }
            case S2sEvent.Audio audio -> {
                spoke(audio);
                events.accept(event);
            }
            case S2sEvent.PartEnded part -> {
                replies.partEnded();
                events.accept(event);
            }
            case S2sEvent.ToolCalled called -> {
                answer.stop();
                replies.called(called.call());
                events.accept(event);
            }
            case S2sEvent.ReplyEnded ended -> ended(ended);
            case S2sEvent.CallerSpeech heard -> {
                vendorHears(heard.speaking());
                events.accept(event);
            }
            case S2sEvent.Used used -> events.accept(new S2sEvent.Used(used.usage(), link.name()));
            default -> events.accept(event);
        }
    }

    private void spoke(S2sEvent.Audio audio) {
        if (audio.muLaw().length > 0) {
            answer.stop();
            replies.spoke(audio.part(), ticker.nanos());
            chain.worked(link);
        }
    }

    private void ended(S2sEvent.ReplyEnded ended) {
        switch (replies.ended(ended.how())) {
            case STALE -> events.accept(ended);
            case DONE -> {
                answer.stop();
                events.accept(ended);
            }
            case OWES_MORE -> {
                answer.start();
                events.accept(ended);
            }
            case EMPTY -> fruitless(ended, EngineFailure.GARBLED, "the model's reply was empty");
            case FAILED -> fruitless(ended, EngineFailure.BROKE_OFF, FAILED);
            case FAILED_WITH_TOOLS -> fail(EngineFailure.BROKE_OFF, new ProviderException.Transient(FAILED));
        }
    }

    /**
     * A sound that says nothing may get no answer, and of a model that fails to make one the next may be whole: where no other
     * model is ready that is borne once.
     */
    private void fruitless(S2sEvent.ReplyEnded ended, EngineFailure how, String why) {
        if (replies.fruitless() > 1 || chain.canReplace(link)) {
            fail(how, new ProviderException.Transient(why));
        } else {
            answer.stop();
            events.accept(ended);
        }
    }

    /** A vendor that takes the turns gives its reply up for a caller who begins, and owes one to a caller who ends. */
    private void vendorHears(boolean speaking) {
        if (speaking) {
            replies.givenUpByVendor();
            answer.stop();
        } else {
            answer.start();
        }
    }

    private void silent() {
        fail(EngineFailure.SILENT, new ProviderException.Transient("no reply came"));
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
    public void callerWithdrew() {
        guarded(SpeechToSpeech.Stream::callerWithdrew);
    }

    @Override
    public void callerFinished() {
        answer.start();
        if (turns == Opening.Turns.OURS) {
            guarded(SpeechToSpeech.Stream::callerFinished);
        }
    }

    @Override
    public void callerHeard() {
        guarded(SpeechToSpeech.Stream::callerHeard);
    }

    @Override
    public void interrupt(int part, int heardMillis) {
        if (!replies.isOfOneBefore(part)) {
            if (isLate()) {
                silent();
            }
            replies.giveUp();
            answer.stop();
        }
        guarded(stream -> stream.interrupt(part, heardMillis));
    }

    /** Whoever gives up a reply that should have come by now has waited in vain, though nobody is there in the model's place. */
    private boolean isLate() {
        Duration stalled = Duration.ofNanos(replies.stalledNanos(ticker.nanos()));
        return answer.owed().compareTo(limits.answer()) >= 0 || stalled.compareTo(limits.answer()) >= 0;
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
        if (replies.hasResult(call)) {
            answer.start();
        }
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
