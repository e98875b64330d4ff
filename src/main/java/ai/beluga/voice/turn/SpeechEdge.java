package ai.beluga.voice.turn;

/** The caller began, goes on or stopped speaking. Times are media times in milliseconds. */
public sealed interface SpeechEdge {

    /**
     * Speech began.
     *
     * @param startMillis where the speech began
     * @param atMillis how far the audio was heard when this was known
     */
    record Started(long startMillis, long atMillis) implements SpeechEdge {}

    /**
     * Speech has lasted so long that it is meant.
     *
     * @param startMillis where the speech began
     * @param atMillis how far the audio was heard when this was known
     */
    record Sustained(long startMillis, long atMillis) implements SpeechEdge {}

    /**
     * Speech stopped.
     *
     * @param endMillis where the speech ended
     * @param atMillis how far the audio was heard when this was known
     */
    record Stopped(long endMillis, long atMillis) implements SpeechEdge {}
}
