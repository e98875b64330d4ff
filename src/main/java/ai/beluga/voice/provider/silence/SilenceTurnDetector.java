package ai.beluga.voice.provider.silence;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * Leaves the end of a turn to the pause, and unless told otherwise estimates from the last words whether it may be short or
 * should be long. Answers at once, on the caller's thread.
 */
@Singleton
@ProviderId("silence")
public class SilenceTurnDetector implements TurnDetector {

    /** Neither over nor not: the normal pause. */
    private static final double UNDECIDED = 0.5;

    private final Configuration configuration;

    @Inject
    SilenceTurnDetector(Configuration configuration) {
        this.configuration = configuration;
    }

    /** A few look-ups a word. */
    @Override
    public int costMicros() {
        return 10;
    }

    @Override
    public Stream open(Consumer<TurnEstimate> estimates) {
        boolean textHints = configuration.get(SilenceKeys.TEXT_HINTS);
        return new Stream() {
            @Override
            public void accept(short[] samples, int offset, int length) {
                // How something was said is not looked at.
            }

            @Override
            public void speaking() {
                // Nor when.
            }

            @Override
            public void paused(int pause, String text) {
                double probability = textHints ? LastWords.completeness(text) : UNDECIDED;
                estimates.accept(new TurnEstimate(pause, probability));
            }

            @Override
            public void endTurn() {
                // The text of the next pause is all there is to know of its turn.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
