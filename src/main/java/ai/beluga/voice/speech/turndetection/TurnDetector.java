package ai.beluga.voice.speech.turndetection;

import java.util.function.Consumer;

/** Estimates, when the caller pauses, whether the turn is over; the decision is the turn machine's. */
public interface TurnDetector {

    /** Processor time for one estimate, in microseconds on one core; asked after start-up. */
    int costMicros();

    /** Opens a stream for one call; {@code estimates} may be called from any thread and must return at once. */
    Stream open(Consumer<TurnEstimate> estimates);

    /** One call's view of who has finished speaking. Called by one thread at a time; does not block. */
    interface Stream extends AutoCloseable {

        /** Takes the next caller audio, PCM16 at 8 kHz; copied if kept. */
        void accept(short[] samples, int offset, int length);

        /** The caller begins to speak, or goes on after a pause; the speech began in what was accepted already. */
        void speaking();

        /**
         * The caller is pausing; an estimate may follow, also anew when the text changes during the pause.
         *
         * @param pause number of the pause, which its estimates carry
         * @param text what was recognised of the turn so far, may be empty
         */
        void paused(int pause, String text);

        /** What comes next belongs to another turn. */
        void endTurn();

        @Override
        void close();
    }

    /**
     * An estimate.
     *
     * @param pause which pause it is about
     * @param probability that the turn is over, 0..1
     */
    record TurnEstimate(int pause, double probability) {}
}
