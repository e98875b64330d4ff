package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.Playout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Measures how the audio of one reply goes out; decides nothing. */
final class PlayoutTally {

    private static final int BYTES_PER_MILLI = 8;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long AUDIBLE_GAP_NANOS = 20 * NANOS_PER_MILLI;
    private static final Pattern WORD = Pattern.compile("\\S+");

    /** Bytes sent before each mark; marks are numbered from 1. */
    private final List<Long> marks = new ArrayList<>();

    private long sentBytes;
    /** Where the reply itself begins, behind what asked the caller to wait. */
    private long beginBytes = -1;

    private int words;
    private int underruns;
    private boolean heldBack;
    private OptionalLong firstHeardNanos = OptionalLong.empty();

    void announced(String text) {
        words += count(text);
    }

    /** The text announced before has grown. */
    void grows(String before, String text) {
        words += count(text) - count(before);
    }

    /** @param ofReply {@code false} for words that ask the caller to wait */
    void sent(int bytes, boolean ofReply) {
        beginBytes = ofReply && beginBytes < 0 ? sentBytes : beginBytes;
        sentBytes += bytes;
    }

    void markSet() {
        marks.add(sentBytes);
    }

    /** A mark came back; those that overtake each other count once. */
    void marked(int number, long nowNanos) {
        if (number < 1 || number > marks.size()) {
            return;
        }
        long bytes = marks.get(number - 1);
        if (firstHeardNanos.isEmpty() && beginBytes >= 0 && bytes >= beginBytes) {
            long audioMillis = (bytes - beginBytes) / BYTES_PER_MILLI;
            firstHeardNanos = OptionalLong.of(nowNanos - audioMillis * NANOS_PER_MILLI);
        }
    }

    /** It is held back: that the far end runs dry is meant. */
    void heldBack() {
        heldBack = true;
    }

    /** Audio goes out after the far end was dry for so long; not positive when it was not. */
    void dryFor(long nanos) {
        underruns += !heldBack && nanos >= AUDIBLE_GAP_NANOS ? 1 : 0;
        heldBack = false;
    }

    /** How it went out, with what the ledger says was heard. */
    Playout close(Duration heard, String heardText, boolean estimated) {
        return new Playout(firstHeardNanos, heard, Math.max(0, words - count(heardText)), underruns, estimated);
    }

    /** Words of a text, for counting only. */
    static int count(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}
