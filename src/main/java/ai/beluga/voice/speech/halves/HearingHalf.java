package ai.beluga.voice.speech.halves;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The model as a recogniser: what lies between two pauses is an utterance, and a segment. */
final class HearingHalf implements SpeechToText.Stream, Half {

    private final SharedStream shared;
    private final Consumer<SttEvent> events;
    private final PauseAudio pause = new PauseAudio();
    private final Deque<Flush> flushes = new ArrayDeque<>();
    /** Texts of utterances behind one that is not settled: models may tell them out of order. */
    private final SortedMap<Integer, S2sEvent.CallerText> early = new TreeMap<>();
    /** Utterances of streams before this one. */
    private int before;
    /** Utterances that this stream was told to be over. */
    private int said;
    /** Utterances of this stream whose text is final, all in order. */
    private int settled;

    private boolean paused;
    private boolean speaking;
    private boolean over;

    HearingHalf(SharedStream shared, Consumer<SttEvent> events) {
        this.shared = shared;
        this.events = events;
    }

    /** @param utterance the last that it asks for */
    private record Flush(int number, int utterance) {}

    @Override
    public void speechBegan() {
        synchronized (shared) {
            begin();
        }
    }

    /** What comes in a pause may be silence: it is not given to the model before the caller goes on. */
    @Override
    public void accept(short[] samples, int offset, int length) {
        synchronized (shared) {
            if (paused) {
                pause.add(samples, offset, length);
            } else {
                begin();
                shared.use(this, stream -> stream.accept(samples, offset, length));
            }
        }
    }

    private void begin() {
        paused = false;
        if (!speaking) {
            speaking = true;
            shared.use(this, SpeechToSpeech.Stream::callerStarted);
            short[] samples = pause.take();
            if (samples.length > 0) {
                shared.use(this, stream -> stream.accept(samples, 0, samples.length));
            }
        }
    }

    @Override
    public void flush(int number) {
        synchronized (shared) {
            if (!pause.isEmpty()) {
                begin();
            }
            if (speaking) {
                said++;
                speaking = false;
                shared.use(this, SpeechToSpeech.Stream::callerHeard);
            }
            paused = true;
            flushes.add(new Flush(number, said));
            answer();
        }
    }

    @Override
    public void endTurn() {
        synchronized (shared) {
            paused = false;
            pause.forget();
        }
    }

    @Override
    public void close() {
        synchronized (shared) {
            over = true;
            shared.leave(this);
        }
    }

    @Override
    public void told(S2sEvent event) {
        if (event instanceof S2sEvent.CallerText text && text.utterance() > settled) {
            early.put(text.utterance(), text);
            tell();
            answer();
        }
    }

    private void tell() {
        boolean goesOn = true;
        while (goesOn && !over) {
            S2sEvent.CallerText text = early.remove(settled + 1);
            goesOn = text != null && text.isFinal();
            if (text != null) {
                settled += text.isFinal() ? 1 : 0;
                events.accept(new SttEvent.Hypothesis(before + text.utterance(), text.text(), text.isFinal()));
            }
        }
    }

    private void answer() {
        while (!over && !flushes.isEmpty() && flushes.element().utterance() <= settled) {
            events.accept(new SttEvent.Flushed(flushes.remove().number()));
        }
    }

    @Override
    public void lost(ProviderException cause) {
        over = true;
        events.accept(new SttEvent.Failed(cause));
    }

    @Override
    public boolean isQuiet() {
        return !speaking && settled == said;
    }

    @Override
    public void renewed() {
        before += said;
        said = 0;
        settled = 0;
        early.clear();
    }
}
