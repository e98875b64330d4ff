package ai.beluga.voice.speech.turndetection;

import java.util.function.Consumer;

/** Estimates, when the caller pauses, whether the turn is over; the decision is the turn machine's. */
public interface TurnDetector {

    /** Opens a stream for one call; {@code estimates} may be called from any thread and must return at once. */
    Stream open(Consumer<TurnEstimate> estimates);

    /** One call's view of who has finished speaking. Called by one thread at a time. */
    interface Stream extends AutoCloseable {

        /** Takes the next caller audio, PCM16 at 8 kHz; copied if kept. */
        void accept(short[] samples, int offset, int length);

        /**
         * The caller is pausing; an estimate follows, also anew when the text changes during the pause.
         *
         * @param text what was recognised of the turn so far, may be empty
         */
        void paused(String text);

        @Override
        void close();
    }

    /**
     * An estimate.
     *
     * @param probability that the turn is over, 0..1
     */
    record TurnEstimate(double probability) {}
}
