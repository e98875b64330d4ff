package ai.beluga.voice.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the caller heard of one reply. Counts what was sent in bytes of 8 kHz mu-law and believes marks that came back, and
 * what a {@link PlayClock} proves while they are on their way: a word was heard when its end was. Marks that come back
 * because the far end was cleared prove nothing; the owner closes the ledger before it clears.
 */
public final class PlayoutLedger {

    static final int BYTES_PER_MILLI = 8;

    private final Map<Integer, SpokenSegment> segments = new HashMap<>();
    private final List<SpokenSegment> spoken = new ArrayList<>();
    private final List<SpokenSegment> fillers = new ArrayList<>();
    private final List<Long> marks = new ArrayList<>();
    private long sentBytes;
    private long heardBytes;
    private boolean closed;

    /** A clause or sentence will be sent under this number; segments are sent one after the other. */
    public void segment(int number, String text) {
        SpokenSegment segment = new SpokenSegment(text);
        segments.put(number, segment);
        spoken.add(segment);
    }

    /** Words that only ask the caller to wait will be sent under this number. */
    public void filler(int number, String text) {
        SpokenSegment segment = new SpokenSegment(text);
        segments.put(number, segment);
        fillers.add(segment);
    }

    /** The text of a segment so far, of which more may follow until all its audio is {@link #made}. */
    public void extend(int number, String text) {
        SpokenSegment segment = segments.get(number);
        if (segment != null) {
            segment.extend(text);
        }
    }

    /**
     * No more audio of a segment is waited for, whose text and audio are there in part: some words may have no audio yet. As
     * {@link #made}, and later still where the words would have been spoken fast.
     */
    public void brokenOff(int number, long soundBegin, long soundEnd) {
        SpokenSegment segment = segments.get(number);
        if (segment != null) {
            segment.brokenOff(soundBegin, soundEnd);
        }
    }

    /** The same where the reply goes on behind it; {@code madeBytes} of it are there. */
    public void endsAt(int number, long soundBegin, long soundEnd, long madeBytes) {
        SpokenSegment segment = segments.get(number);
        if (segment != null) {
            segment.endsAt(soundBegin, soundEnd, madeBytes);
        }
    }

    /** The next word of a segment, with its end in milliseconds since the segment's audio began. */
    public void word(int number, String text, int endMillis) {
        SpokenSegment segment = segments.get(number);
        if (segment != null) {
            segment.word(text, (long) endMillis * BYTES_PER_MILLI);
        }
    }

    /**
     * Bytes of a segment were sent; {@code last} when it has no more.
     *
     * @throws IllegalArgumentException when the segment was never announced
     */
    public void sent(int number, int bytes, boolean last) {
        SpokenSegment segment = segments.get(number);
        if (segment == null) {
            throw new IllegalArgumentException("segment " + number + " was never announced");
        }
        segment.sent(sentBytes, bytes, last);
        sentBytes += bytes;
    }

    /**
     * All audio of a segment was made, with its sound between these bytes of it. Where the voice did not tell when the words
     * end that is estimated from it, late enough that no word counts as heard which was not.
     */
    public void made(int number, long soundBegin, long soundEnd) {
        SpokenSegment segment = segments.get(number);
        if (segment != null) {
            segment.made(soundBegin, soundEnd);
        }
    }

    /** A segment was spoken in one with the one before it: it was heard when all of that was. */
    public void shares(int number) {
        SpokenSegment segment = segments.get(number);
        int index = spoken.indexOf(segment);
        if (segment != null && index > 0) {
            segment.shares(spoken.get(index - 1));
        }
    }

    /** Of this segment only {@code words} will be sent to their end, a part of its text from its beginning. */
    public void cut(int number, String words) {
        SpokenSegment segment = segments.get(number);
        if (segment != null) {
            segment.cut(words);
        }
    }

    /** Sets a mark behind all that was sent so far; gives its number, from 1. */
    public int mark() {
        marks.add(sentBytes);
        return marks.size();
    }

    /** A mark came back. Unknown numbers, and all after {@link #close}, prove nothing. */
    public void marked(int number) {
        played(before(number));
    }

    /** So many of the bytes sent were certainly played; after {@link #close} this proves nothing either. */
    public void played(long bytes) {
        if (!closed) {
            heardBytes = Math.max(heardBytes, Math.min(bytes, sentBytes));
        }
    }

    /** Bytes sent before a mark; 0 for a number nobody set. */
    public long before(int mark) {
        return mark >= 1 && mark <= marks.size() ? marks.get(mark - 1) : 0;
    }

    /** Nothing more of this reply will be heard. */
    public void close() {
        closed = true;
    }

    /** The words heard to their end, as they stand in the text where words and text can be matched. */
    public String heardText() {
        return heard(spoken);
    }

    /** The fillers heard to their end. */
    public String heardFillers() {
        return heard(fillers);
    }

    private String heard(List<SpokenSegment> some) {
        List<String> heard = new ArrayList<>();
        for (SpokenSegment segment : some) {
            String words = segment.heard(heardBytes);
            if (!words.isEmpty()) {
                heard.add(words);
            }
        }
        return String.join(" ", heard);
    }

    /** {@code true} when {@link #heardText} rests on an estimate of when words end. */
    public boolean isEstimated() {
        return spoken.stream().anyMatch(segment -> segment.isEstimated(heardBytes));
    }

    /**
     * The last segment of which something was heard, fillers aside.
     *
     * @param number 0 when nothing was
     * @param millis heard of it
     */
    public record Reached(int number, int millis) {}

    /** How far the reply was heard. */
    public Reached reached() {
        Reached last = new Reached(0, 0);
        for (Map.Entry<Integer, SpokenSegment> each : segments.entrySet()) {
            long bytes = each.getValue().ownBytes(heardBytes);
            if (bytes > 0 && each.getKey() > last.number()) {
                last = new Reached(each.getKey(), (int) (bytes / BYTES_PER_MILLI));
            }
        }
        return last;
    }

    /** How much audio was heard. */
    public Duration heard() {
        return Duration.ofMillis(heardBytes / BYTES_PER_MILLI);
    }

    /** {@code true} when every byte sent was heard. */
    public boolean allHeard() {
        return heardBytes == sentBytes;
    }
}
