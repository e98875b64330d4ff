package ai.beluga.voice.simulator.realtime;

import java.time.Duration;

/**
 * What the caller said in one turn, as the recogniser understands it.
 *
 * @param later how much later than usual the transcript comes
 * @param fails {@code true} when there will be none
 */
public record Utterance(String text, Duration later, boolean fails) {

    public static Utterance of(String text) {
        return new Utterance(text, Duration.ZERO, false);
    }

    /** The same, with a transcript that comes so much later. */
    public Utterance later(Duration by) {
        return new Utterance(text, by, fails);
    }

    /** The same, but the recogniser fails. */
    public Utterance unrecognised() {
        return new Utterance(text, later, true);
    }
}
