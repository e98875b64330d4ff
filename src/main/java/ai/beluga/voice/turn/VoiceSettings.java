package ai.beluga.voice.turn;

import java.time.Duration;

/**
 * How scores become edges. Two thresholds, so that a score near one of them does not flicker.
 *
 * @param startProbability at or above, audio counts as speech; 0..1
 * @param stopProbability below, audio counts as silence; 0..1, not above {@code startProbability}
 * @param minSpeech shorter speech makes no edge
 * @param minSilence shorter silence makes no edge
 * @param sustained speech that lasts this long is meant, whatever its words
 */
public record VoiceSettings(
        double startProbability, double stopProbability, Duration minSpeech, Duration minSilence, Duration sustained) {

    /** Starting values: thresholds as published for Silero (0.5 and 0.15 less), three frames of 32 ms, 200 ms, 1.5 s. */
    public static final VoiceSettings DEFAULT =
            new VoiceSettings(0.5, 0.35, Duration.ofMillis(96), Duration.ofMillis(200), Duration.ofMillis(1_500));

    public VoiceSettings {
        if (stopProbability > startProbability) {
            throw new IllegalArgumentException(
                    "the stop probability " + stopProbability + " is above the start probability " + startProbability);
        }
    }
}
