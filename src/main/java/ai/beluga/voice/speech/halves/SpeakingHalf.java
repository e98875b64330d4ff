package ai.beluga.voice.speech.halves;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** The model as a voice: each segment is said as a reply of its own, one after the other. */
final class SpeakingHalf implements TextToSpeech.Stream, Half {

    private final SharedStream shared;
    private final Consumer<TtsEvent> events;
    private final Queue<Segment> segments = new ArrayDeque<>();
    /** The first of the segments was asked for. */
    private boolean asked;
    /** It has begun. */
    private boolean begun;

    private boolean over;

    SpeakingHalf(SharedStream shared, Consumer<TtsEvent> events) {
        this.shared = shared;
        this.events = events;
    }

    private record Segment(int number, String text) {

        boolean sounds() {
            return text.codePoints().anyMatch(Character::isLetterOrDigit);
        }
    }

    @Override
    public void speak(int segment, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("segment " + segment + " has no text");
        }
        synchronized (shared) {
            segments.add(new Segment(segment, text));
            next();
        }
    }

    /** What has no word in it makes no sound: who is asked for it might say anything. */
    private void next() {
        while (!over && !asked && !segments.isEmpty()) {
            Segment segment = segments.element();
            if (segment.sounds()) {
                asked = true;
                shared.use(this, stream -> stream.say(segment.text()));
            } else {
                segments.remove();
                events.accept(new TtsEvent.Done(segment.number()));
            }
        }
    }

    @Override
    public void cancel() {
        synchronized (shared) {
            giveUp();
        }
    }

    @Override
    public void close() {
        synchronized (shared) {
            over = true;
            giveUp();
            shared.leave(this);
        }
    }

    /** How much of it was heard is nothing to a model that decides nothing. */
    private void giveUp() {
        boolean underWay = asked;
        segments.clear();
        asked = false;
        begun = false;
        if (underWay) {
            shared.use(this, stream -> stream.interrupt(0, 0));
        }
    }

    @Override
    public void told(S2sEvent event) {
        switch (event) {
            case S2sEvent.ReplyBegan began -> {
                if (asked) {
                    begun = true;
                } else {
                    shared.use(this, stream -> stream.interrupt(0, 0)); // nobody wants it
                }
            }
            case S2sEvent.Audio audio -> {
                if (begun && audio.muLaw().length > 0) {
                    events.accept(new TtsEvent.Audio(segments.element().number(), audio.muLaw()));
                }
            }
            case S2sEvent.ReplyEnded ended -> {
                if (begun) {
                    ended(ended.how());
                }
            }
            default -> {} // the words are known
        }
    }

    private void ended(S2sEvent.ReplyEnded.How how) {
        Segment segment = segments.remove();
        asked = false;
        begun = false;
        if (how == S2sEvent.ReplyEnded.How.COMPLETE) {
            events.accept(new TtsEvent.Done(segment.number()));
            next();
        } else {
            fail(segment.number(), new ProviderException.Transient("the model did not say all of what it was given"));
        }
    }

    private void fail(int segment, ProviderException cause) {
        over = true;
        events.accept(new TtsEvent.Failed(segment, cause));
    }

    @Override
    public void lost(ProviderException cause) {
        fail(segments.isEmpty() ? 0 : segments.element().number(), cause);
    }

    @Override
    public boolean isQuiet() {
        return segments.isEmpty();
    }

    @Override
    public void renewed() {
        // Nothing is under way.
    }
}
