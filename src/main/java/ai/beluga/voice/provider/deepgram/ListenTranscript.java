package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.speech.stt.SttEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes the results of {@code /v1/listen} hypotheses, segment by segment, and finds out when a flush is done. Not
 * thread-safe; no clock.
 *
 * <p>A segment ends with a final result. Interim results replace each other and are never told as final.
 *
 * <p>A flush sends {@code Finalize}. The vendor answers with a result marked {@code from_finalize}, but only "typically": little
 * audio gets no answer. Answers come in order and no more than one each, so the <em>k</em>th answer proves that the first
 * <em>k</em> flushes are done, whatever was left out; besides, a flush is done when settled text reaches past the audio
 * before it.
 *
 * <p>After the end of a turn, words that began before it belong to nobody; a result that reaches across is cut by the times
 * of its words.
 */
final class ListenTranscript {

    /** How exactly the vendor's seconds and our samples agree. */
    private static final double TOLERANCE_SECONDS = 0.1;
    /** An answer that lies further before the flush is about an earlier one. */
    private static final double ANSWER_SECONDS = 1.0;

    private final Consumer<SttEvent> events;
    private final Deque<Asked> flushes = new ArrayDeque<>();
    private int asked;
    private int answers;
    private int segment;
    private String shown = "";
    private double turnStartSeconds;
    private double flushedSeconds;
    private double shownSeconds;

    /** @param ordinal which Finalize of the stream it sent, from 1 */
    private record Asked(int number, int ordinal, double atSeconds) {}

    /** @param events in the order they are to be reported */
    ListenTranscript(Consumer<SttEvent> events) {
        this.events = events;
    }

    /** A flush was asked for, and {@code Finalize} leaves for it. @param samples taken before it */
    void flushAsked(int number, long samples) {
        flushedSeconds = seconds(samples);
        flushes.add(new Asked(number, ++asked, flushedSeconds));
    }

    /** The turn is over: its text is not wanted any more, and nobody waits for it. */
    void endTurn() {
        turnStartSeconds = Math.max(turnStartSeconds, Math.max(flushedSeconds, shownSeconds));
        closeSegment();
        for (Asked flush = flushes.poll(); flush != null; flush = flushes.poll()) {
            events.accept(new SttEvent.Flushed(flush.number()));
        }
    }

    void take(ListenResult result) {
        if (result.fromFinalize()) {
            answers++;
        }
        String text = wanted(result);
        if (!text.equals(shown) || result.isFinal() && !text.isEmpty()) {
            events.accept(new SttEvent.Hypothesis(segment, text, result.isFinal()));
            shown = text;
        }
        if (!text.isEmpty()) {
            shownSeconds = Math.max(shownSeconds, lastWordSeconds(result));
        }
        if (result.isFinal()) {
            closeSegment();
            settled(result);
        }
    }

    /** {@code true} while this flush is not done. */
    boolean isOwed(int number) {
        return flushes.stream().anyMatch(flush -> flush.number() == number);
    }

    /** Long after a flush: without an answer, and without a text that might still change, there is nothing to wait for. */
    void unanswered(int number) {
        if (shown.isEmpty()) {
            while (!flushes.isEmpty() && flushes.peek().number() <= number) {
                events.accept(new SttEvent.Flushed(flushes.remove().number()));
            }
        }
    }

    private void settled(ListenResult result) {
        while (!flushes.isEmpty() && isDone(flushes.peek(), result)) {
            events.accept(new SttEvent.Flushed(flushes.remove().number()));
        }
    }

    private boolean isDone(Asked flush, ListenResult result) {
        return flush.atSeconds() <= result.endSeconds() + TOLERANCE_SECONDS
                || result.fromFinalize()
                        && flush.ordinal() <= answers
                        && flush.atSeconds() <= result.endSeconds() + ANSWER_SECONDS;
    }

    private void closeSegment() {
        if (!shown.isEmpty()) {
            segment++;
        }
        shown = "";
    }

    /** The part of the text that belongs to the turn under way. */
    private String wanted(ListenResult result) {
        if (result.startSeconds() >= turnStartSeconds - TOLERANCE_SECONDS) {
            return result.text().strip();
        }
        if (result.words().isEmpty()) {
            boolean reachesAcross = result.endSeconds() > turnStartSeconds + TOLERANCE_SECONDS;
            return reachesAcross ? result.text().strip() : "";
        }
        return result.words().stream()
                .filter(word -> word.middleSeconds() > turnStartSeconds)
                .map(ListenResult.Word::text)
                .collect(Collectors.joining(" "));
    }

    private static double lastWordSeconds(ListenResult result) {
        return result.words().isEmpty()
                ? result.endSeconds()
                : result.words().getLast().endSeconds();
    }

    private static double seconds(long samples) {
        return samples / (double) AudioChunks.SAMPLES_PER_SECOND;
    }
}
