package ai.beluga.voice.turn;

import java.time.Duration;
import java.util.OptionalDouble;

/** What the caller has said in the turn under way, and where its pauses lie. */
final class CallerTurn {

    private static final long MIN_WORTH_ASKING_MILLIS = 600;

    private String carried = "";
    private String text = "";
    private final StringBuilder digits = new StringBuilder();
    private boolean speaking;
    private boolean sustained;
    private boolean settled;
    private boolean pauseOver;
    private long pauseOverNanos;
    private long speechMillis;
    private long startMillis;
    private long endMillis;
    private long speechEndNanos;
    private OptionalDouble estimate = OptionalDouble.empty();

    /** Speech begins; returns the pause before it within this turn, zero when it opens the turn. */
    Duration begin(SpeechEdge.Started edge) {
        Duration pause =
                speechMillis > 0 ? Duration.ofMillis(Math.max(0, edge.startMillis() - endMillis)) : Duration.ZERO;
        speaking = true;
        sustained = false;
        settled = false;
        pauseOver = false;
        estimate = OptionalDouble.empty();
        startMillis = edge.startMillis();
        return pause;
    }

    void stop(SpeechEdge.Stopped edge, long nowNanos) {
        speaking = false;
        settled = false;
        endMillis = edge.endMillis();
        speechMillis += Math.max(0, edge.endMillis() - startMillis);
        speechEndNanos = nowNanos - Duration.ofMillis(edge.atMillis() - edge.endMillis()).toNanos();
    }

    void text(TurnInput.Text heard) {
        text = heard.text();
        settled |= heard.settled() && !speaking;
    }

    void estimate(double endOfTurn) {
        estimate = OptionalDouble.of(endOfTurn);
    }

    void digit(char digit) {
        digits.append(digits.isEmpty() ? "" : " ").append(digit);
    }

    void pauseOver(long nowNanos) {
        pauseOver = true;
        pauseOverNanos = nowNanos;
    }

    boolean speaking() {
        return speaking;
    }

    void sustain() {
        sustained = true;
    }

    /** Speech under way has lasted so long that it is meant. */
    boolean sustained() {
        return speaking && sustained;
    }

    boolean settled() {
        return settled;
    }

    boolean isPauseOver() {
        return pauseOver;
    }

    boolean pausing() {
        return !speaking && speechMillis > 0;
    }

    boolean hasDigits() {
        return !digits.isEmpty();
    }

    OptionalDouble estimate() {
        return estimate;
    }

    long speechEndNanos() {
        return speechEndNanos;
    }

    long pauseOverNanos() {
        return pauseOver ? pauseOverNanos : speechEndNanos;
    }

    /** Long enough that silence about it would seem rude. */
    boolean worthAsking() {
        return speechMillis >= MIN_WORTH_ASKING_MILLIS;
    }

    String freshText() {
        return text;
    }

    /** All words of the turn: those of a reply taken back, those recognised, the keys pressed. */
    String words() {
        return String.join(" ", carried, text.strip(), digits).strip().replaceAll("\\s+", " ");
    }

    /** The turn is over, or was none. */
    void clear() {
        boolean stillSpeaking = speaking;
        carried = "";
        text = "";
        digits.setLength(0);
        settled = false;
        pauseOver = false;
        speechMillis = 0;
        estimate = OptionalDouble.empty();
        speaking = stillSpeaking;
    }

    /** The reply to these words was taken back: the turn goes on with them. */
    void carry(String words) {
        carried = words;
    }

    void silence() {
        speaking = false;
    }
}
