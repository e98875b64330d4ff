package ai.beluga.voice.speech.stt;

import ai.beluga.voice.speech.ProviderException;

/** What a recognition stream reports. */
public sealed interface SttEvent {

    /**
     * Text of one segment. A turn's text is the text of its segments in order.
     *
     * @param segment counts up within a stream; a later hypothesis for the same segment replaces the former
     * @param text as recognised, may be empty
     * @param isFinal {@code true} when this segment will not change any more
     * @param confidence how sure the recogniser is of its words, 0 to 1; {@link #SURE} when it does not tell
     */
    record Hypothesis(int segment, String text, boolean isFinal, double confidence) implements SttEvent {

        /** Of a recogniser that does not tell how sure it is. */
        public static final double SURE = 1;

        /** Of a recogniser that does not tell how sure it is. */
        public Hypothesis(int segment, String text, boolean isFinal) {
            this(segment, text, isFinal, SURE);
        }
    }

    /** What a recogniser that takes turns itself thinks of the caller's turn; others never report it. */
    record TurnJudged(TurnJudgement judgement) implements SttEvent {}

    /** It heard more of the audio and has nothing new to tell of it: a sign of life, which proves nothing else. */
    record Listening() implements SttEvent {}

    /** All text of the audio taken before the flush with this number has been reported. */
    record Flushed(int number) implements SttEvent {}

    /** The stream is dead; nothing follows. */
    record Failed(ProviderException cause) implements SttEvent {}
}
