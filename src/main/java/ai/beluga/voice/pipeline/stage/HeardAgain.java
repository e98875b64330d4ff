package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.RateChange;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Has a turn that only a model had heard recognised, by a stream of its own, and asked of the agent. */
final class HeardAgain implements AutoCloseable {

    private static final int FRAME_SAMPLES = 800;
    private static final int ONLY_FLUSH = 1;

    private final VoiceEvent.TurnUnheard turn;
    private final Consumer<VoiceEvent> mailbox;
    private final RateChange rate;
    private final TurnTranscript transcript = new TurnTranscript();
    private final CompletableFuture<SpeechToText.Stream> opening;
    private Optional<SpeechToText.Stream> stream = Optional.empty();
    private boolean over;

    /** @param mailbox takes what came of it */
    HeardAgain(SpeechToText engine, Locale language, VoiceEvent.TurnUnheard turn, Consumer<VoiceEvent> mailbox) {
        this.turn = turn;
        this.mailbox = mailbox;
        this.rate = RateChange.fromTelephone(engine.input().sampleRateHz());
        this.opening = engine.open(language, event -> here(() -> said(event))).toCompletableFuture();
        var unused = opening.whenComplete((opened, failure) -> here(() -> {
            if (opened == null) {
                failed(ProviderException.of(failure));
            } else {
                opened(opened);
            }
        }));
    }

    /** It is about this turn. */
    boolean isOf(TurnId other) {
        return turn.turn().equals(other);
    }

    private void here(Runnable task) {
        mailbox.accept(new VoiceEvent.Run(task));
    }

    private void opened(SpeechToText.Stream opened) {
        if (over) {
            opened.close();
            return;
        }
        stream = Optional.of(opened);
        opened.speechBegan();
        short[] samples = turn.samples();
        for (int from = 0; from < samples.length; from += FRAME_SAMPLES) {
            short[] frame = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + FRAME_SAMPLES));
            rate.change(frame, frame.length, opened::accept);
        }
        transcript.nextFlush();
        opened.flush(ONLY_FLUSH);
    }

    private void said(SttEvent event) {
        if (over) {
            return;
        }
        switch (event) {
            case SttEvent.Hypothesis hypothesis -> transcript.take(hypothesis, turn.samples().length);
            case SttEvent.Flushed flushed -> ask((transcript.text() + " " + turn.keys()).strip());
            case SttEvent.Failed failed -> failed(failed.cause());
            case SttEvent.TurnJudged judged -> {}
            case SttEvent.Listening listening -> {}
        }
    }

    private void ask(String words) {
        close();
        if (words.isEmpty()) {
            fail(new ProviderException.Transient("what the caller said was not understood again"));
        } else {
            mailbox.accept(new VoiceEvent.CallerUnderstood(turn.turn(), words));
            mailbox.accept(new VoiceEvent.AgentAsked(turn.turn()));
        }
    }

    private void failed(ProviderException cause) {
        if (!over) {
            close();
            fail(cause);
        }
    }

    private void fail(ProviderException cause) {
        mailbox.accept(new VoiceEvent.ReplyFailed(turn.turn(), cause));
    }

    @Override
    public void close() {
        over = true;
        opening.cancel(true);
        stream.ifPresent(SpeechToText.Stream::close);
        stream = Optional.empty();
    }
}
