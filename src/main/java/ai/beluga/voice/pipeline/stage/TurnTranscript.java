package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.speech.stt.SttEvent;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text of the turn under way, put together from the segments of a recognition stream; knows what is stale. */
final class TurnTranscript {

    private final SortedMap<Integer, String> segments = new TreeMap<>();
    private String before = "";
    private int firstSegment;
    private int askedFlush;
    private int doneFlush;
    private int staleUntilFlush;

    /** Number for the next flush. */
    int nextFlush() {
        return ++askedFlush;
    }

    /** Takes a hypothesis; {@code false} when it belongs to a turn that is over. */
    boolean take(SttEvent.Hypothesis hypothesis) {
        if (doneFlush < staleUntilFlush) {
            firstSegment = Math.max(firstSegment, hypothesis.segment() + 1);
        }
        if (hypothesis.segment() < firstSegment) {
            return false;
        }
        segments.put(hypothesis.segment(), hypothesis.text().strip());
        return true;
    }

    void flushed(int number) {
        doneFlush = Math.max(doneFlush, number);
    }

    /** {@code true} when all speech up to the last pause is in the text. */
    boolean settled() {
        return doneFlush == askedFlush;
    }

    String text() {
        String recognised =
                segments.values().stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        return (before + " " + recognised).strip();
    }

    /** The turn is over: what is still on its way belongs to it and is stale. */
    void endTurn() {
        if (!segments.isEmpty()) {
            firstSegment = Math.max(firstSegment, segments.lastKey() + 1);
        }
        segments.clear();
        before = "";
        staleUntilFlush = askedFlush;
    }

    /** The stream died: its words are kept, and another one counts from the beginning. */
    void newStream() {
        before = text();
        segments.clear();
        firstSegment = 0;
        askedFlush = 0;
        doneFlush = 0;
        staleUntilFlush = 0;
    }
}
