package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.TurnJudgement;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes what Flux says of turns hypotheses and judgements, and finds out when a flush is done: when Flux has listened past
 * the audio before it. Not thread-safe; no clock.
 *
 * <p>One of Flux's turns is one segment, unless the gateway ends its turn first: then the words told so far belong to the
 * turn that is over, and only those after them, if any, to the next.
 */
final class FluxTurns {

    /** How exactly Flux's seconds and our samples agree: one message of audio. */
    private static final long TOLERANCE_SAMPLES = AudioChunks.SAMPLES;

    private final Consumer<SttEvent> events;
    private final Deque<Asked> flushes = new ArrayDeque<>();
    private int turn;
    private boolean inTurn;
    private String[] words = {};
    private int takenWords;
    private int segment;
    private String shown = "";
    private long heardSamples;

    private record Asked(int number, long atSamples) {}

    /** @param events in the order they are to be reported */
    FluxTurns(Consumer<SttEvent> events) {
        this.events = events;
    }

    /** @param samples taken before the flush */
    void flushAsked(int number, long samples) {
        flushes.add(new Asked(number, samples));
        answerFlushes();
    }

    /** The gateway's turn is over: what was told so far is used up, and nobody waits for more. */
    void endTurn() {
        takenWords = inTurn ? Math.max(takenWords, words.length) : 0;
        closeSegment();
        for (Asked flush = flushes.poll(); flush != null; flush = flushes.poll()) {
            events.accept(new SttEvent.Flushed(flush.number()));
        }
    }

    /** {@code true} while Flux needs to hear more, if only silence. @param samples of the caller's, sent so far */
    boolean needsAudio(long samples) {
        return inTurn || !flushes.isEmpty() || heardSamples + TOLERANCE_SAMPLES < samples;
    }

    void take(TurnInfo info) {
        if (info.turn() != turn) {
            turn = info.turn();
            inTurn = false;
            takenWords = 0;
        }
        words = info.transcript().isEmpty() ? new String[0] : info.transcript().split("\\s+");
        boolean over = info.event().equals("EndOfTurn");
        inTurn = !over && (inTurn || info.event().equals("StartOfTurn") || words.length > 0);
        boolean ours = tell(over);
        heardSamples = Math.max(heardSamples, Math.round(info.endSeconds() * AudioChunks.SAMPLES_PER_SECOND));
        answerFlushes();
        judge(info.event(), ours);
        if (over) {
            closeSegment();
            words = new String[0];
            takenWords = 0;
        }
    }

    /** Tells the words that belong to the turn under way; {@code false} when there are none. */
    private boolean tell(boolean over) {
        String text = Arrays.stream(words).skip(takenWords).collect(Collectors.joining(" "));
        if (!text.equals(shown) || over && !text.isEmpty()) {
            events.accept(new SttEvent.Hypothesis(segment, text, over));
            shown = text;
        }
        return !text.isEmpty();
    }

    /** What is said of a turn whose words are all used up is about one that is over. */
    private void judge(String event, boolean ours) {
        if (!ours && takenWords > 0) {
            return;
        }
        switch (event) {
            case "StartOfTurn" -> tell(TurnJudgement.STARTED);
            case "EagerEndOfTurn" -> tell(TurnJudgement.LIKELY_OVER);
            case "TurnResumed" -> tell(TurnJudgement.RESUMED);
            case "EndOfTurn" -> tell(TurnJudgement.OVER);
            default -> {} // Update, and what is added later
        }
    }

    private void tell(TurnJudgement judgement) {
        events.accept(new SttEvent.TurnJudged(judgement));
    }

    private void answerFlushes() {
        while (!flushes.isEmpty() && flushes.peek().atSamples() <= heardSamples + TOLERANCE_SAMPLES) {
            events.accept(new SttEvent.Flushed(flushes.remove().number()));
        }
    }

    private void closeSegment() {
        if (!shown.isEmpty()) {
            segment++;
        }
        shown = "";
    }
}
