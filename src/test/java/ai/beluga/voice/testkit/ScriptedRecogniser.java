package ai.beluga.voice.testkit;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.TurnJudgement;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Recognises what the script says, one text for each pause of the caller, after a delay. */
public final class ScriptedRecogniser implements SpeechToText {

    private final Timers timers;
    private final Queue<String> texts = new ArrayDeque<>();
    private Duration delay = Duration.ofMillis(100);
    private int opened;
    private int closed;
    private long samples;
    private int loudest;
    private int failOpens;
    private Consumer<SttEvent> listener = event -> {};
    private SttEvent lastSettled = new SttEvent.Hypothesis(0, "", true);

    public ScriptedRecogniser(Timers timers) {
        this.timers = timers;
    }

    /** The text of the turn at the next pause. */
    public void hears(String text) {
        texts.add(text);
    }

    public void delay(Duration later) {
        delay = later;
    }

    /** The next streams cannot be opened. */
    public void failOpens(int count) {
        failOpens = count;
    }

    /** The stream dies. */
    public void die() {
        listener.accept(new SttEvent.Failed(new ProviderException.Transient("the recogniser died")));
    }

    /** Says something before any pause. */
    public void interim(String text) {
        listener.accept(new SttEvent.Hypothesis(segment, text, false));
    }

    /** Says the last text it settled once more, as final as before. */
    public void repeatLast() {
        listener.accept(lastSettled);
    }

    /** Says where it sees the caller's turn. */
    public void judges(TurnJudgement judgement) {
        listener.accept(new SttEvent.TurnJudged(judgement));
    }

    public int opened() {
        return opened;
    }

    public int closed() {
        return closed;
    }

    /** Samples taken by all streams. */
    public long samples() {
        return samples;
    }

    /** The largest sample taken, without its sign. */
    public int loudest() {
        return loudest;
    }

    private int segment;

    @Override
    public AudioFormat input() {
        return AudioFormat.PCM_8K;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
        opened++;
        if (failOpens > 0) {
            failOpens--;
            return CompletableFuture.failedFuture(new ProviderException.Transient("the recogniser is not there"));
        }
        listener = events;
        segment = 0;
        return CompletableFuture.completedFuture(new Stream() {
            private boolean open = true;

            @Override
            public void accept(short[] speech, int offset, int length) {
                samples += length;
                for (int i = offset; i < offset + length; i++) {
                    loudest = Math.max(loudest, Math.abs(speech[i]));
                }
            }

            @Override
            public void flush(int number) {
                String text = texts.isEmpty() ? "" : texts.remove();
                int mine = segment;
                timers.schedule(delay, () -> {
                    if (open) {
                        lastSettled = new SttEvent.Hypothesis(mine, text, true);
                        events.accept(lastSettled);
                        events.accept(new SttEvent.Flushed(number));
                    }
                });
            }

            @Override
            public void endTurn() {
                segment++;
            }

            @Override
            public void close() {
                open = false;
                closed++;
            }
        });
    }
}
