package ai.beluga.voice.hearing;

import java.util.List;

/**
 * A caller's turn with known pauses, as it comes from the telephone.
 *
 * @param source of the words or the recording, by which the material is split and drawn again
 * @param round which draw of the pauses
 * @param question what the agent asked before
 * @param samples PCM16 at 8 kHz, with silence before and behind
 * @param pauses in order; the last one is the end of the turn
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PausedTurn(Source source, int round, String question, short[] samples, List<Pause> pauses) {

    /**
     * What turns are made of, in several draws of the pauses.
     *
     * @param name of the recording, or the words
     * @param kind of answer
     * @param caller who has the pace of {@link CallerPace#of}
     */
    record Source(String name, Half half, String kind, String caller) {}

    /**
     * A pause.
     *
     * @param startMillis where the speech before it ends
     * @param endMillis where speech goes on; after the end of the turn, the end of the audio
     * @param over whether it ends the turn
     */
    record Pause(long startMillis, long endMillis, boolean over) {

        long millis() {
            return endMillis - startMillis;
        }
    }

    /** The pauses after which the caller goes on. */
    List<Pause> inner() {
        return pauses.subList(0, pauses.size() - 1);
    }

    Pause end() {
        return pauses.getLast();
    }
}
