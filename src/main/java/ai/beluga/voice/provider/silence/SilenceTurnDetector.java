package ai.beluga.voice.provider.silence;

import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Estimates the end of a turn from its words alone; answers at once, on the caller's thread. */
@Singleton
@ProviderId("silence")
public class SilenceTurnDetector implements TurnDetector {

    @Override
    public Stream open(Consumer<TurnEstimate> estimates) {
        return new Stream() {
            @Override
            public void accept(short[] samples, int offset, int length) {
                // The words say it; how something was said is not looked at.
            }

            @Override
            public void speaking() {
                // Nor when.
            }

            @Override
            public void paused(int pause, String text) {
                estimates.accept(new TurnEstimate(pause, LastWords.completeness(text)));
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
