package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Which segment the audio of {@code /v1/speak} belongs to. Audio comes without a name, so it is the oldest text's that was
 * flushed and not confirmed. Not thread-safe; the time is a parameter.
 *
 * <p>Each segment is flushed by itself while flushes are plenty, and so knows its audio. When they get scarce, what waits
 * is flushed together: its audio is reported as the first segment's, and the others are done with it, without audio; a
 * word then counts as heard late, never early.
 *
 * <p>After a cancel nothing is asked until the vendor has confirmed the {@code Clear}: whatever audio comes before is old.
 */
final class SpeakOrder {

    private final Wire wire;
    private final Consumer<TtsEvent> events;
    private final FlushBudget budget = new FlushBudget();
    private final Deque<Segment> waiting = new ArrayDeque<>();
    private final Deque<Flushed> flushed = new ArrayDeque<>();
    private boolean clearing;
    private int newest = -1;

    /** The vendor's end. */
    interface Wire {
        /** One piece of text. */
        void speak(String text);

        /** All text before is to be spoken. */
        void flush();

        /** All text before is to be forgotten. */
        void clear();
    }

    private record Segment(int number, String text, List<String> pieces) {}

    /** @param done segments that are complete once the vendor confirms */
    private record Flushed(int audioOf, List<TtsEvent.Done> done) {}

    /** @param events in the order they are to be reported */
    SpeakOrder(Wire wire, Consumer<TtsEvent> events) {
        this.wire = wire;
        this.events = events;
    }

    /** Takes a segment. @return how long until {@link #goOn} can do more; zero when nothing waits for time */
    Duration speak(int number, String text, long nowNanos) {
        newest = number;
        waiting.add(new Segment(number, text, SpeakPieces.of(text)));
        return goOn(nowNanos);
    }

    /** Sends what may be sent now. @return as {@link #speak} */
    Duration goOn(long nowNanos) {
        while (!clearing && !waiting.isEmpty()) {
            if (waiting.peek().pieces().isEmpty()) {
                silent(waiting.remove().number());
            } else if (budget.isAmple(nowNanos)) {
                alone(waiting.remove(), nowNanos);
            } else if (!flushed.isEmpty()) {
                return Duration.ZERO;
            } else if (budget.untilNext(nowNanos).isZero()) {
                together(nowNanos);
            } else {
                return budget.untilNext(nowNanos);
            }
        }
        return Duration.ZERO;
    }

    void audio(byte[] audio) {
        Flushed current = flushed.peek();
        if (!clearing && current != null) {
            events.accept(new TtsEvent.Audio(current.audioOf(), audio));
        }
    }

    /** The vendor has spoken all up to a flush. @return as {@link #speak} */
    Duration flushed(long nowNanos) {
        Flushed done = clearing ? null : flushed.poll();
        if (done != null) {
            done.done().forEach(events);
        }
        return goOn(nowNanos);
    }

    /** {@code true} when nothing is owed. */
    boolean isIdle() {
        return waiting.isEmpty() && !isBusy();
    }

    /** {@code true} while every segment may have a flush of its own. */
    boolean isAmple(long nowNanos) {
        return budget.isAmple(nowNanos);
    }

    /** {@code true} when words wait for nothing but the next flush that is allowed. */
    boolean isSpent(long nowNanos) {
        return !waiting.isEmpty() && !isBusy() && budget.untilNext(nowNanos).isPositive();
    }

    private boolean isBusy() {
        return clearing || !flushed.isEmpty();
    }

    /** Takes away what was not asked for yet: text by number, in order. */
    Map<Integer, String> takeWaiting() {
        Map<Integer, String> texts = new LinkedHashMap<>();
        waiting.forEach(segment -> texts.put(segment.number(), segment.text()));
        waiting.clear();
        return texts;
    }

    /** Gives up all that is not done. @return {@code true} when the vendor was asked to clear just now */
    boolean cancel() {
        waiting.clear();
        if (flushed.isEmpty()) {
            return false;
        }
        flushed.clear();
        clearing = true;
        wire.clear();
        return true;
    }

    /** The vendor has cleared. @return as {@link #speak} */
    Duration cleared(long nowNanos) {
        clearing = false;
        return goOn(nowNanos);
    }

    /** {@code true} until the vendor confirms that it has cleared. */
    boolean isClearing() {
        return clearing;
    }

    /** Nothing more will be spoken. */
    void fail(ProviderException cause) {
        int first = Stream.concat(
                        flushed.stream().flatMap(flush -> flush.done().stream()).map(TtsEvent.Done::segment),
                        waiting.stream().map(Segment::number))
                .findFirst()
                .orElse(newest + 1);
        flushed.clear();
        waiting.clear();
        events.accept(new TtsEvent.Failed(first, cause));
    }

    /** Done without the vendor, but not before those in front of it. */
    private void silent(int number) {
        Flushed last = flushed.peekLast();
        if (last == null) {
            events.accept(new TtsEvent.Done(number));
        } else {
            last.done().add(new TtsEvent.Done(number));
        }
    }

    private void alone(Segment segment, long nowNanos) {
        int left = segment.pieces().size();
        for (String piece : segment.pieces()) {
            left--;
            wire.speak(piece);
            flush(segment.number(), left == 0 ? List.of(new TtsEvent.Done(segment.number())) : List.of(), nowNanos);
        }
    }

    private void together(long nowNanos) {
        int first = waiting.element().number();
        int characters = 0;
        List<TtsEvent.Done> done = new ArrayList<>();
        while (!waiting.isEmpty() && fits(waiting.peek(), characters)) {
            Segment segment = waiting.remove();
            for (String piece : segment.pieces()) {
                wire.speak(piece + " ");
                characters += piece.length() + 1;
            }
            done.add(new TtsEvent.Done(segment.number(), segment.number() != first));
        }
        flush(first, done, nowNanos);
    }

    /** The vendor's own store of text has the same limit as a message; a first segment is never refused. */
    private static boolean fits(Segment segment, int characters) {
        int more = segment.pieces().stream().mapToInt(String::length).sum();
        return characters == 0 || characters + more < SpeakPieces.MOST_CHARACTERS;
    }

    private void flush(int audioOf, List<TtsEvent.Done> done, long nowNanos) {
        budget.spend(nowNanos);
        flushed.add(new Flushed(audioOf, new ArrayList<>(done)));
        wire.flush();
    }
}
