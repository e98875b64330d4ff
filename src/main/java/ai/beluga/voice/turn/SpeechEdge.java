package ai.beluga.voice.turn;

/** The caller began, goes on or stopped speaking. Times are media times in milliseconds. */
public sealed interface SpeechEdge {

    /** The same edge, known only when the audio was heard as far as {@code atMillis}. */
    SpeechEdge knownAt(long atMillis);

    /**
     * Speech began.
     *
     * @param startMillis where the speech began
     * @param atMillis how far the audio was heard when this was known
     */
    record Started(long startMillis, long atMillis) implements SpeechEdge {
        @Override
        public Started knownAt(long laterMillis) {
            return new Started(startMillis, Math.max(atMillis, laterMillis));
        }
    }

    /**
     * Speech has lasted so long that it is meant.
     *
     * @param startMillis where the speech began
     * @param atMillis how far the audio was heard when this was known
     */
    record Sustained(long startMillis, long atMillis) implements SpeechEdge {
        @Override
        public Sustained knownAt(long laterMillis) {
            return new Sustained(startMillis, Math.max(atMillis, laterMillis));
        }
    }

    /**
     * Speech stopped.
     *
     * @param endMillis where the speech ended
     * @param atMillis how far the audio was heard when this was known
     */
    record Stopped(long endMillis, long atMillis) implements SpeechEdge {
        @Override
        public Stopped knownAt(long laterMillis) {
            return new Stopped(endMillis, Math.max(atMillis, laterMillis));
        }
    }
}
