package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.speech.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One clip on its way to text. What is wanted of it is for its stream to change, under the stream's lock. */
final class Decode implements Runnable {

    private final Transcriber transcriber;
    private final SpeechAudio.Clip clip;
    private final int segment;
    private final List<Integer> flushes = new ArrayList<>();
    private final Consumer<Decode> done;
    private volatile boolean wanted;
    private volatile boolean givenUp;
    private boolean last;
    private Outcome outcome = new Outcome.Dropped();

    /** How it came out. */
    sealed interface Outcome {

        /** The clip's text. */
        record Text(Transcriber.Heard heard) implements Outcome {}

        /** Given up before the end. */
        record Dropped() implements Outcome {}

        /** Something broke. */
        record Broken(ProviderException cause) implements Outcome {}
    }

    /**
     * A decode that may be given up until it is {@link #want wanted}.
     *
     * @param segment whose beginning the clip is
     * @param done called by the worker at the end, however it came out
     */
    Decode(Transcriber transcriber, SpeechAudio.Clip clip, int segment, Consumer<Decode> done) {
        this.transcriber = transcriber;
        this.clip = clip;
        this.segment = segment;
        this.done = done;
    }

    @Override
    public void run() {
        outcome = decode();
        done.accept(this);
    }

    private Outcome decode() {
        try {
            return new Outcome.Text(transcriber.heard(clip, this::isGivenUp));
        } catch (Network.GivenUp dropped) {
            return new Outcome.Dropped();
        } catch (ProviderException cause) {
            return new Outcome.Broken(cause);
        } catch (RuntimeException | Error cause) { // whatever it is, the caller waits for a word
            return new Outcome.Broken(new ProviderException.Transient("the recogniser failed", cause));
        }
    }

    SpeechAudio.Clip clip() {
        return clip;
    }

    int segment() {
        return segment;
    }

    /** Known once the decode is done. */
    Outcome outcome() {
        return outcome;
    }

    /** Somebody waits for it: it will not be given up for others. */
    Decode want() {
        wanted = true;
        return this;
    }

    /** As {@link #want}, and a flush is answered with it. */
    Decode wantFor(int flush) {
        flushes.add(flush);
        return want();
    }

    /** What waits for an earlier clip of the segment, which has not begun, waits for this one. */
    Decode inPlaceOf(Decode earlier) {
        flushes.addAll(0, earlier.flushes);
        return this;
    }

    /** Its turn is over: nobody waits any more. Tells the flushes that did. */
    List<Integer> abandon() {
        List<Integer> unanswered = List.copyOf(flushes);
        flushes.clear();
        wanted = false;
        return unanswered;
    }

    /** The same once more, wanted as this one is. */
    Decode again() {
        Decode again = new Decode(transcriber, clip, segment, done).want();
        again.flushes.addAll(flushes);
        again.last = last;
        return again;
    }

    /** Nothing will be added to its segment. */
    Decode closesSegment() {
        last = true;
        return this;
    }

    boolean isLast() {
        return last;
    }

    List<Integer> flushes() {
        return flushes;
    }

    boolean mayBeGivenUp() {
        return !wanted;
    }

    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }
}
