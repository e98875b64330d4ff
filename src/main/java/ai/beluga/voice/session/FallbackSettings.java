package ai.beluga.voice.session;

import ai.beluga.voice.speech.fallback.FallbackLimits;
import java.time.Duration;

/**
 * How long engines may take before another one is asked, where there is another.
 *
 * @param recognition to open, and to settle the text at a pause
 * @param speech to open, and for the next audio owed
 * @param words to the first words of a reply
 * @param pause between words of a reply that has begun, once all of them were heard
 * @param bounds of recognition and speech beside that; {@code answer} of it is not looked at
 */
public record FallbackSettings(
        Duration recognition, Duration speech, Duration words, Duration pause, FallbackLimits bounds) {

    /** Starting values: with the pause that ends a turn and the second engine's own time, three seconds of silence at most. */
    public static final FallbackSettings DEFAULT = new FallbackSettings(
            Duration.ofMillis(1_200),
            Duration.ofMillis(1_200),
            Duration.ofMillis(1_500),
            Duration.ofMillis(2_500),
            FallbackLimits.DEFAULT);

    FallbackLimits recogniser() {
        return bounds.answeringWithin(recognition);
    }

    FallbackLimits synthesizer() {
        return bounds.answeringWithin(speech);
    }

    /** An agent alone has nearly as long as the reply may take: it fails before the reply does, so that it is named. */
    FallbackLimits agent(Duration reply) {
        Duration alone = reply.multipliedBy(19).dividedBy(20);
        return new FallbackLimits(words.compareTo(alone) < 0 ? words : alone, alone, alone, bounds.failures());
    }
}
