package ai.beluga.voice.turn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the caller heard of one reply. Counts what was sent in bytes of 8 kHz mu-law and believes only marks that came back:
 * a word was heard when a mark set at or after its end was played. Marks that come back because the far end was cleared
 * prove nothing; the owner closes the ledger before it clears.
 */
public final class PlayoutLedger {

    private static final int BYTES_PER_MILLI = 8;

    private final Map<Integer, Segment> segments = new HashMap<>();
    private final List<Segment> spoken = new ArrayList<>();
    private final List<Long> marks = new ArrayList<>();
    private long sentBytes;
    private long heardBytes;
    private boolean closed;

    /** A clause or sentence will be sent under this number; segments are sent one after the other. */
    public void segment(int number, String text) {
        Segment segment = new Segment(text);
        segments.put(number, segment);
        spoken.add(segment);
    }

    /** The next word of a segment, with its end in milliseconds since the segment began. */
    public void word(int number, String text, int endMillis) {
        Segment segment = segments.get(number);
        if (segment != null) {
            segment.words.add(new Word(text, endMillis));
        }
    }

    /** Bytes of a segment were sent; {@code last} when it has no more. */
    public void sent(int number, int bytes, boolean last) {
        Segment segment = segments.get(number);
        if (segment == null) {
            throw new IllegalArgumentException("segment " + number + " was never announced");
        }
        if (segment.beginByte < 0) {
            segment.beginByte = sentBytes;
        }
        sentBytes += bytes;
        if (last) {
            segment.endByte = sentBytes;
        }
    }

    /** Bytes that carry no word, such as padding, were sent. */
    public void sentSilence(int bytes) {
        sentBytes += bytes;
    }

    /** Sets a mark behind all that was sent so far. */
    public int mark() {
        marks.add(sentBytes);
        return marks.size();
    }

    /** A mark came back. Unknown numbers, and all after {@link #close}, prove nothing. */
    public void marked(int number) {
        if (!closed && number >= 1 && number <= marks.size()) {
            heardBytes = Math.max(heardBytes, marks.get(number - 1));
        }
    }

    /** Nothing more of this reply will be heard. */
    public void close() {
        closed = true;
    }

    /** The words heard to their end, as they stand in the text. */
    public String heardText() {
        StringBuilder heard = new StringBuilder();
        for (Segment segment : spoken) {
            segment.appendHeard(heard, heardBytes);
        }
        return heard.toString();
    }

    /** {@code true} when every byte sent was heard. */
    public boolean allHeard() {
        return heardBytes == sentBytes;
    }

    public long sentMillis() {
        return sentBytes / BYTES_PER_MILLI;
    }

    public long heardMillis() {
        return heardBytes / BYTES_PER_MILLI;
    }

    private record Word(String text, int endMillis) {}

    private static final class Segment {
        private final String text;
        private final List<Word> words = new ArrayList<>();
        private long beginByte = -1;
        private long endByte = -1;

        private Segment(String text) {
            this.text = text;
        }

        private void appendHeard(StringBuilder heard, long heardBytes) {
            if (endByte >= 0 && heardBytes >= endByte) {
                append(heard, text);
                return;
            }
            if (beginByte < 0) {
                return;
            }
            for (Word word : words) {
                if (beginByte + (long) word.endMillis() * BYTES_PER_MILLI > heardBytes) {
                    return;
                }
                append(heard, word.text());
            }
        }

        private static void append(StringBuilder heard, String text) {
            if (!heard.isEmpty()) {
                heard.append(' ');
            }
            heard.append(text.strip());
        }
    }
}
