package ai.beluga.voice.provider.silence;

import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * Leaves the end of a turn to all other signs, which need no detector: the pause, the words, what is waited for. Answers at
 * once, on the caller's thread.
 */
@Singleton
@ProviderId("silence")
public class SilenceTurnDetector implements TurnDetector {

    /** Neither over nor not. */
    private static final double UNDECIDED = 0.5;

    /** A call. */
    @Override
    public int costMicros() {
        return 1;
    }

    @Override
    public Stream open(Consumer<TurnEstimate> estimates) {
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
                estimates.accept(new TurnEstimate(pause, UNDECIDED));
            }

            @Override
            public void endTurn() {
                // Nothing is known of a turn.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
