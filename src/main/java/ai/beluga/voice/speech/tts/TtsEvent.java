package ai.beluga.voice.speech.tts;

import ai.beluga.voice.speech.ProviderException;
import java.util.List;

/** What a synthesis stream reports. Segments are reported one after the other, in the order asked for. */
public sealed interface TtsEvent {

    /**
     * When each word of a segment ends. Reported before the audio it speaks of; more than one report adds up. A provider
     * without word times reports none, and a word then counts as heard with the end of its segment.
     */
    record Words(int segment, List<Word> words) implements TtsEvent {
        public Words {
            words = List.copyOf(words);
        }
    }

    /**
     * The next audio of a segment.
     *
     * @param audio in the provider's format, PCM16 little-endian; handed over, not touched by the provider again
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a wrapper would copy every frame
    record Audio(int segment, byte[] audio) implements TtsEvent {}

    /**
     * The segment's audio is complete.
     *
     * @param shared whether it was spoken in one with the segment before, as whose its audio was reported
     */
    record Done(int segment, boolean shared) implements TtsEvent {
        /** A segment that had audio of its own. */
        public Done(int segment) {
            this(segment, false);
        }
    }

    /**
     * A segment could not be spoken, or the stream is dead.
     *
     * @param segment the first segment that will not be spoken
     */
    record Failed(int segment, ProviderException cause) implements TtsEvent {}

    /**
     * A word as it stands in the text.
     *
     * @param text the word with its punctuation, without white space
     * @param endMillis where it ends, in milliseconds since the segment began
     */
    record Word(String text, int endMillis) {}
}
