package ai.beluga.voice.speech.halves;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.S2sEvent;

/** One of those who share a stream; called under the lock of that stream. */
interface Half {

    /** The model tells something. */
    void told(S2sEvent event);

    /** The stream is dead, and this half with it. */
    void lost(ProviderException cause);

    /** Nothing is owed, to either side: another stream may take over. */
    boolean isQuiet();

    /** Another stream has taken over, which counts from the beginning. */
    void renewed();
}
