package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.provider.EventLane;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call's recognition. Its segments are what lies between two ends of turns; longer ones are cut, at a pause if there is
 * one.
 *
 * <p>A pool without a place does not end the stream: what is wanted waits here and asks again with the next audio, and a flush
 * is answered at the latest when its turn ends.
 *
 * <p>Called by the call's thread and by workers: state changes under this object's lock, events leave outside of it.
 */
final class MoonshineStream implements SpeechToText.Stream {

    private static final System.Logger LOG = System.getLogger(MoonshineStream.class.getName());

    private static final int RATE = SpeechAudio.SAMPLE_RATE_HZ;
    /** New speech after which the text is looked at again. */
    private static final int INTERIM_LOUD_MILLIS = 1_000;
    /** Quiet that may become a pause; stops inside words are shorter. */
    private static final int GUESS_QUIET_MILLIS = 100;

    private static final int GUESS_LOUD_MILLIS = 60;
    /** From here on a pause ends the segment, so that not all of a long turn is decoded again and again. */
    private static final int LONG_SAMPLES = 10 * RATE;

    private static final int LONG_QUIET_MILLIS = 300;
    private static final int FLUSHED_LONG_SAMPLES = 6 * RATE;
    /** The network loses words beyond half a minute. */
    private static final int LONGEST_SAMPLES = 28 * RATE;

    private static final int CUT_SEARCH_SAMPLES = 10 * RATE;
    private static final int ONSET_SAMPLES = RATE / 5;

    private final Transcriber transcriber;
    private final DecodePool pool;
    private final EventLane<SttEvent> lane;
    private final Deque<Decode> waiting = new ArrayDeque<>();
    private SpeechAudio audio = new SpeechAudio();
    private int segment;
    /** How much of the audio lies before the newest flush. */
    private int flushed;

    private @Nullable Decode running;
    private @Nullable Decode known;
    private boolean refused;
    private boolean dead;

    MoonshineStream(Transcriber transcriber, DecodePool pool, Consumer<SttEvent> events) {
        this.transcriber = transcriber;
        this.pool = pool;
        this.lane = new EventLane<>(events);
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        synchronized (this) {
            if (dead) {
                return;
            }
            audio.append(samples, offset, length);
            if (running == null) {
                runNext();
            }
            if (audio.length() >= LONGEST_SAMPLES) {
                cut(audio.quietestBetween(audio.length() - CUT_SEARCH_SAMPLES, audio.length()));
            } else if (audio.length() >= LONG_SAMPLES && audio.quietTailMillis() >= LONG_QUIET_MILLIS) {
                cut(audio.length());
            } else {
                lookAgain();
            }
        }
        lane.drain();
    }

    @Override
    public void flush(int number) {
        synchronized (this) {
            if (dead) {
                return;
            }
            settle(number);
            flushed = audio.length();
        }
        lane.drain();
    }

    @Override
    public void endTurn() {
        synchronized (this) {
            if (dead) {
                return;
            }
            int reported = known == null ? 0 : known.clip().length();
            int over = Math.max(reported, flushed);
            begin(Math.max(over, audio.firstLoudFrom(over) - ONSET_SAMPLES));
            abandonAll();
        }
        lane.drain();
    }

    @Override
    public void close() {
        lane.close();
        synchronized (this) {
            dead = true;
            waiting.clear();
            if (running != null) {
                pool.giveUp(running);
            }
        }
    }

    /** Answers the flush with a text that is there or under way and lacks no speech, otherwise decodes anew. */
    private void settle(int number) {
        boolean isLong = audio.length() >= FLUSHED_LONG_SAMPLES;
        Decode newest = waiting.isEmpty() ? running : waiting.getLast();
        if (newest == null && known != null && covers(known)) {
            report(segment, heardIn(known), isLong);
            lane.add(new SttEvent.Flushed(number));
        } else if (newest != null && covers(newest)) {
            newest.wantFor(number);
            if (isLong) {
                newest.closesSegment();
            }
        } else if (hasSpeech()) {
            Decode decode = decode(audio.clip()).wantFor(number);
            enqueue(isLong ? decode.closesSegment() : decode);
        } else if (newest != null && !newest.isGivenUp()) {
            newest.wantFor(number);
        } else {
            report(segment, Transcriber.Heard.NOTHING, isLong);
            lane.add(new SttEvent.Flushed(number));
        }
        if (isLong) {
            begin(audio.length());
        }
    }

    /** {@code false} when there is nothing to decode, for which no worker is needed. */
    private boolean hasSpeech() {
        return audio.length() >= Transcriber.LEAST_SAMPLES && audio.loudMillisFrom(0) > 0;
    }

    private boolean covers(Decode decode) {
        return decode.segment() == segment
                && !decode.isGivenUp()
                && audio.loudMillisFrom(decode.clip().length()) == 0;
    }

    /** Ends the segment at {@code end}; what follows belongs to the next. */
    private void cut(int end) {
        enqueue(decode(audio.clip(end)).want().closesSegment());
        begin(end);
    }

    private void begin(int start) {
        int begun = Math.min(start, audio.length());
        audio = audio.from(begun);
        flushed = Math.max(0, flushed - begun);
        segment++;
        known = null;
    }

    /** The turn's text is not wanted any more, but each flush is answered. */
    private void abandonAll() {
        if (running != null) {
            running.abandon().forEach(number -> lane.add(new SttEvent.Flushed(number)));
            if (pool.giveUp(running)) {
                running = null;
            }
        }
        for (Decode decode = waiting.poll(); decode != null; decode = waiting.poll()) {
            decode.abandon().forEach(number -> lane.add(new SttEvent.Flushed(number)));
        }
    }

    /** Decodes what is there when there is enough new speech or quiet after it, nothing is under way and a thread is free. */
    private void lookAgain() {
        if (running != null || !waiting.isEmpty()) {
            return;
        }
        int loud = audio.loudMillisFrom(known == null ? 0 : known.clip().length());
        boolean pausing = loud >= GUESS_LOUD_MILLIS && audio.quietTailMillis() >= GUESS_QUIET_MILLIS;
        if (pausing || loud >= INTERIM_LOUD_MILLIS) {
            Decode guess = decode(audio.clip());
            running = guess;
            if (!pool.tryNow(guess)) {
                running = null;
            }
        }
    }

    private Decode decode(SpeechAudio.Clip clip) {
        return new Decode(transcriber, clip, segment, this::done);
    }

    private void enqueue(Decode decode) {
        Decode before = waiting.peekLast();
        if (before != null && before.segment() == decode.segment()) {
            waiting.removeLast();
            decode.inPlaceOf(before);
        }
        waiting.add(decode);
        if (running == null) {
            runNext();
        } else if (running.mayBeGivenUp()) {
            running.giveUp();
        }
    }

    private void runNext() {
        Decode next = dead ? null : waiting.poll();
        running = next;
        if (next == null) {
            return;
        }
        try {
            pool.submit(next);
            refused = false;
        } catch (ProviderException.Transient overloaded) {
            running = null;
            waiting.addFirst(next);
            if (!refused) {
                refused = true;
                LOG.log(Level.WARNING, "a caller waits for words: {0}", overloaded.getMessage());
            }
        }
    }

    private void fail(ProviderException cause) {
        running = null;
        if (!dead) {
            dead = true;
            waiting.clear();
            lane.add(new SttEvent.Failed(cause));
        }
    }

    /** A worker is done. */
    private void done(Decode decode) {
        synchronized (this) {
            if (!dead) {
                take(decode);
            }
        }
        lane.drain();
    }

    private void take(Decode decode) {
        running = null;
        switch (decode.outcome()) {
            case Decode.Outcome.Broken broken -> {
                fail(broken.cause());
                return;
            }
            case Decode.Outcome.Text text when losesWords(decode) -> hearTheRestAlone(decode);
            case Decode.Outcome.Text text -> {
                if (decode.segment() == segment) {
                    known = decode;
                }
                if (decode.segment() == segment || !decode.mayBeGivenUp()) {
                    report(decode.segment(), text.heard(), decode.isLast());
                }
                decode.flushes().forEach(number -> lane.add(new SttEvent.Flushed(number)));
            }
            case Decode.Outcome.Dropped dropped -> {
                if (!decode.mayBeGivenUp()) {
                    waiting.addFirst(decode.again());
                }
            }
        }
        runNext();
    }

    /** Of some clips, digits mostly, the network makes nothing although it understood their beginning. */
    private boolean losesWords(Decode decode) {
        return decode.segment() == segment
                && known != null
                && !heardIn(known).text().isBlank()
                && heardIn(decode).text().isBlank();
    }

    /** What was understood stays, and what follows it is a segment of its own. */
    private void hearTheRestAlone(Decode whole) {
        Decode understood = Objects.requireNonNull(known, "nothing is understood");
        report(segment, heardIn(understood), true);
        begin(understood.clip().length());
        Decode rest = decode(audio.clip());
        waiting.stream().filter(it -> it.segment() == whole.segment()).forEach(rest::inPlaceOf);
        waiting.removeIf(it -> it.segment() == whole.segment());
        rest.inPlaceOf(whole);
        if (!rest.flushes().isEmpty()) {
            waiting.addFirst(rest.want());
        }
    }

    private void report(int number, Transcriber.Heard heard, boolean isFinal) {
        lane.add(new SttEvent.Hypothesis(number, heard.text(), isFinal, heard.confidence()));
    }

    private static Transcriber.Heard heardIn(Decode decode) {
        return decode.outcome() instanceof Decode.Outcome.Text text ? text.heard() : Transcriber.Heard.NOTHING;
    }
}
