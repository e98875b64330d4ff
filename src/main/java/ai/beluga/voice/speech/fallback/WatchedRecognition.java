package ai.beluga.voice.speech.fallback;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.audio.RateChange;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A recognition stream whose every flush is to be answered in time, and whose faults all become one {@code Failed}. */
final class WatchedRecognition implements SpeechToText.Stream {

    private final Chain.Link<SpeechToText> link;
    private final CallChain<SpeechToText> chain;
    private final Consumer<SttEvent> events;
    private final Deadline answer;
    private final Doubt doubt;
    private final AtomicBoolean over = new AtomicBoolean();
    private int asked;
    private SpeechToText.@Nullable Stream delegate;
    private Optional<RateChange> rate = Optional.empty();
    private MidSpeech midSpeech = new MidSpeech(AudioFormat.PCM_8K);

    WatchedRecognition(
            Chain.Link<SpeechToText> link,
            CallChain<SpeechToText> chain,
            FallbackLimits limits,
            CallContext context,
            Doubt doubt,
            Consumer<SttEvent> events) {
        this.link = link;
        this.doubt = doubt;
        this.chain = chain;
        this.events = events;
        this.answer = new Deadline(
                context,
                limits,
                () -> chain.canReplace(link),
                () -> fail(EngineFailure.SILENT, new ProviderException.Transient("no text came after a pause")));
    }

    /** This stream over the engine's own, which is given what it takes. */
    SpeechToText.Stream over(SpeechToText.Stream opened, AudioFormat input) {
        delegate = opened;
        midSpeech = new MidSpeech(input);
        AudioFormat taken = link.engine().input();
        rate = taken.equals(input) ? Optional.empty() : Optional.of(RateChange.fromTelephone(taken.sampleRateHz()));
        return this;
    }

    /** What the engine says. Only a pause that is answered proves that it works: some die of the same audio again and again. */
    void reported(SttEvent event) {
        if (over.get()) {
            return;
        }
        midSpeech.reported(event);
        switch (event) {
            case SttEvent.Failed failed -> fail(kind(failed.cause()), failed.cause());
            case SttEvent.Flushed flushed -> {
                answered(flushed.number());
                if (doubt.isDeaf() && chain.canReplace(link)) {
                    doubt.act();
                    fail(EngineFailure.GARBLED, new ProviderException.Transient("speech was answered with no text"));
                } else {
                    chain.worked(link);
                    events.accept(event);
                }
            }
            case SttEvent.Hypothesis hypothesis -> {
                if (!hypothesis.text().isBlank()) {
                    doubt.understood();
                }
                events.accept(event);
            }
            case SttEvent.TurnJudged judged -> events.accept(event);
            case SttEvent.Listening listening -> {} // of use to the watch alone
        }
    }

    @Override
    public void speechBegan() {
        midSpeech.began();
        guarded(SpeechToText.Stream::speechBegan);
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        if (midSpeech.isMuteAfter(length) && chain.canReplace(link)) {
            fail(EngineFailure.SILENT, new ProviderException.Transient("no text came while the caller spoke"));
            return;
        }
        doubt.heard(length);
        guarded(stream -> {
            if (rate.isEmpty()) {
                stream.accept(samples, offset, length);
                return;
            }
            short[] run = new short[length];
            System.arraycopy(samples, offset, run, 0, length);
            rate.get().change(run, length, stream::accept);
        });
    }

    @Override
    public void flush(int number) {
        ask(number);
        guarded(stream -> stream.flush(number));
    }

    @Override
    public void endTurn() {
        rate.ifPresent(RateChange::reset);
        guarded(SpeechToText.Stream::endTurn);
    }

    @Override
    public void close() {
        over.set(true);
        answer.stop();
        stream().close();
    }

    private synchronized void ask(int number) {
        asked = number;
        midSpeech.paused();
        answer.start();
    }

    private synchronized void answered(int number) {
        if (number == asked) {
            answer.stop();
            midSpeech.answered();
            doubt.answered();
        }
    }

    /** An engine that throws has failed; the call must not. */
    private void guarded(Consumer<SpeechToText.Stream> use) {
        if (over.get()) {
            return;
        }
        try {
            use.accept(stream());
        } catch (RuntimeException thrown) {
            fail(EngineFailure.BROKE_OFF, new ProviderException.Transient("the recogniser threw", thrown));
        }
    }

    private void fail(EngineFailure how, ProviderException cause) {
        if (over.compareAndSet(false, true)) {
            Duration owed = answer.owed();
            answer.stop();
            chain.failed(link, how, cause, owed);
            events.accept(new SttEvent.Failed(cause));
        }
    }

    private static EngineFailure kind(ProviderException cause) {
        return cause instanceof ProviderException.Permanent ? EngineFailure.REFUSED : EngineFailure.BROKE_OFF;
    }

    private SpeechToText.Stream stream() {
        return Objects.requireNonNull(delegate, "the stream is not open");
    }
}
