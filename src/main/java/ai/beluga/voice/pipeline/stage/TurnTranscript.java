package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.speech.stt.SttEvent;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text of the turn under way, put together from the segments of a recognition stream; knows what is stale, and what
 * stays when the stream dies.
 */
final class TurnTranscript {

    /** @param heardUntil position in the turn's audio up to which the recogniser had heard when it said this */
    private record Segment(String text, boolean isFinal, double confidence, long heardUntil) {}

    private final SortedMap<Integer, Segment> segments = new TreeMap<>();
    private SortedMap<Integer, Segment> kept = new TreeMap<>();
    private String before = "";
    private int firstSegment;
    private int askedFlush;
    private int doneFlush;
    private int staleUntilFlush;
    private Optional<Former> former = Optional.empty();

    /** A turn that is over, to which words may still come until the flush is answered. */
    private record Former(SortedMap<Integer, Segment> segments, String before, int flush) {}

    /** Number for the next flush. */
    int nextFlush() {
        return ++askedFlush;
    }

    /** Takes a hypothesis; {@code false} when it belongs to a turn that is over. */
    boolean take(SttEvent.Hypothesis hypothesis, long heardUntil) {
        if (doneFlush < staleUntilFlush) {
            firstSegment = Math.max(firstSegment, hypothesis.segment() + 1);
        }
        Segment segment =
                new Segment(hypothesis.text().strip(), hypothesis.isFinal(), hypothesis.confidence(), heardUntil);
        if (hypothesis.segment() < firstSegment) {
            former.filter(turn -> segment.isFinal() && doneFlush < turn.flush())
                    .ifPresent(turn -> turn.segments().put(hypothesis.segment(), segment));
            return false;
        }
        segments.put(hypothesis.segment(), segment);
        return true;
    }

    /** The turn that is over was asked as it is; what still comes of it is kept. */
    void isAsked() {
        former = settled() ? Optional.empty() : Optional.of(new Former(new TreeMap<>(segments), before, askedFlush));
    }

    /** All words of a turn that was asked before they were all there; given once, when they are. */
    Optional<String> settledLate() {
        Optional<Former> whole = former.filter(turn -> doneFlush >= turn.flush());
        if (whole.isPresent()) {
            former = Optional.empty();
        }
        return whole.map(turn -> join(turn.before(), turn.segments()));
    }

    /** A flush was answered; numbers nobody asked for say nothing. */
    void flushed(int number) {
        if (number <= askedFlush) {
            doneFlush = Math.max(doneFlush, number);
        }
    }

    /** {@code true} when all speech up to the last pause is in the text. */
    boolean settled() {
        return doneFlush == askedFlush;
    }

    String text() {
        return join(before, segments);
    }

    /** How sure the recogniser is of the least sure segment. */
    double confidence() {
        return segments.values().stream()
                .filter(segment -> !segment.text().isEmpty())
                .mapToDouble(Segment::confidence)
                .min()
                .orElse(SttEvent.Hypothesis.SURE);
    }

    /** The text as it is now stays, also when the stream dies: its audio will not be heard again. */
    void keep() {
        kept = new TreeMap<>(segments);
    }

    /** The turn is over: what is still on its way belongs to it and is stale. */
    void endTurn() {
        if (!segments.isEmpty()) {
            firstSegment = Math.max(firstSegment, segments.lastKey() + 1);
        }
        segments.clear();
        kept.clear();
        before = "";
        staleUntilFlush = askedFlush;
    }

    /**
     * The stream died, and another one counts from the beginning. What was kept stays; the rest comes again with its audio,
     * but for final text whose audio cannot be heard again.
     *
     * @param lostUntil position up to which audio cannot be heard again
     */
    void newStream(long lostUntil) {
        for (Map.Entry<Integer, Segment> entry : segments.entrySet()) {
            if (entry.getValue().isFinal() && entry.getValue().heardUntil() <= lostUntil) {
                kept.put(entry.getKey(), entry.getValue());
            }
        }
        before = join(before, kept);
        former = Optional.empty();
        kept.clear();
        segments.clear();
        firstSegment = 0;
        askedFlush = 0;
        doneFlush = 0;
        staleUntilFlush = 0;
    }

    private static String join(String before, SortedMap<Integer, Segment> parts) {
        String recognised = parts.values().stream()
                .map(Segment::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return (before + " " + recognised).strip();
    }
}
