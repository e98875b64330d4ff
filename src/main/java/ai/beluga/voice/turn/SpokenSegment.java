package ai.beluga.voice.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A clause on its way to the ear: its text, where its words end, and where its bytes lie among all that was sent. */
final class SpokenSegment {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private String text;
    private final List<Word> words = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private long bytes;
    private boolean complete;
    private boolean estimated;
    private Optional<SpokenSegment> shared = Optional.empty();

    SpokenSegment(String text) {
        this.text = text.strip();
    }

    void word(String word, long endByte) {
        words.add(new Word(word.strip(), endByte));
    }

    /** The text so far is this. */
    void extend(String more) {
        text = more.strip();
    }

    /** All its audio was made: words whose ends nobody told are estimated. */
    void made(long soundBegin, long soundEnd) {
        estimate(written -> WordEnds.latest(written, soundBegin, soundEnd));
    }

    /** Some of its words may have no audio. */
    void brokenOff(long soundBegin, long soundEnd) {
        estimate(written -> WordEnds.latestOfPart(written, soundBegin, soundEnd));
    }

    /** The same where the reply goes on behind it: of its words only those that have audio will be spoken. */
    void endsAt(long soundBegin, long soundEnd, long madeBytes) {
        brokenOff(soundBegin, soundEnd);
        List<String> written = asWritten();
        words.removeIf(word -> word.endByte() > madeBytes);
        text = String.join(" ", written.subList(0, words.size()));
    }

    private void estimate(Function<List<String>, long[]> ends) {
        if (words.isEmpty() && !text.isEmpty()) {
            List<String> written = List.of(SPACE.split(text));
            long[] latest = ends.apply(written);
            for (int i = 0; i < latest.length; i++) {
                words.add(new Word(written.get(i), latest[i]));
            }
            estimated = true;
        }
    }

    /** Its audio is part of another one's, at the end. */
    void shares(SpokenSegment before) {
        shared = Optional.of(before);
    }

    /** {@code true} when some of its words, not all, count as heard by estimate. */
    boolean isEstimated(long heardBytes) {
        return estimated && !isWhole(heardBytes) && !heard(heardBytes).isEmpty();
    }

    private boolean isWhole(long heardBytes) {
        long own = ownBytes(heardBytes);
        return own > 0 && complete && own == bytes
                || shared.filter(before -> before.isWhole(heardBytes)).isPresent();
    }

    /** Only these words of the text will be spoken to their end. */
    void cut(String kept) {
        text = kept.strip();
        int count = text.isEmpty() ? 0 : SPACE.split(text).length;
        words.subList(Math.min(count, words.size()), words.size()).clear();
    }

    /** {@code count} bytes of this segment were sent when {@code before} bytes of everything had been. */
    void sent(long before, int count, boolean last) {
        if (count > 0) {
            pieces.add(new Piece(bytes, before, count));
            bytes += count;
        }
        complete |= last;
    }

    /** What was heard of it once {@code heardBytes} of everything were. A segment without audio was not spoken. */
    String heard(long heardBytes) {
        if (isWhole(heardBytes)) {
            return text;
        }
        long own = ownBytes(heardBytes);
        if (own == 0) {
            return "";
        }
        int count = 0;
        while (count < words.size() && words.get(count).endByte() <= own) {
            count++;
        }
        return String.join(" ", asWritten().subList(0, count));
    }

    /** The synthesizer's words may be spelled out; where there are as many as in the text, those of the text are meant. */
    private List<String> asWritten() {
        List<String> written = List.of(SPACE.split(text));
        return written.size() == words.size()
                ? written
                : words.stream().map(Word::text).toList();
    }

    /** How many of its bytes were heard. */
    long ownBytes(long heardBytes) {
        long own = 0;
        for (Piece piece : pieces) {
            if (heardBytes > piece.before()) {
                own = piece.begin() + Math.min(piece.count(), heardBytes - piece.before());
            }
        }
        return own;
    }

    private record Word(String text, long endByte) {}

    private record Piece(long begin, long before, int count) {}
}
