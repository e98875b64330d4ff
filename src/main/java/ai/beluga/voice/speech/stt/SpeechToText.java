package ai.beluga.voice.speech.stt;

import ai.beluga.voice.audio.AudioFormat;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Turns caller audio into text. One implementation a vendor; a stream serves one call. */
public interface SpeechToText {

    /** The format {@link Stream#accept} takes, always PCM16; the pipeline converts to it. */
    AudioFormat input();

    /**
     * Opens a recognition stream.
     *
     * @param language of the caller
     * @param events called in order from a thread of the provider's; must return at once
     * @return the stream; fails with a {@link ai.beluga.voice.speech.ProviderException}. Cancelling the future gives the
     *     stream up, also when it opens later
     */
    CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events);

    /** Audio of one call on its way to text. Called by one thread at a time. */
    interface Stream extends AutoCloseable {

        /**
         * The caller begins to speak, or goes on after a pause: what is taken from now on until the next {@link #flush} is
         * speech. What is taken after a flush may be silence.
         */
        default void speechBegan() {}

        /**
         * Takes the next run of speech. The pipeline sends what lies between the start of speech (with pre-roll) and the
         * end of the turn, short pauses included.
         *
         * @param samples the caller's; copied if kept
         */
        void accept(short[] samples, int offset, int length);

        /**
         * The caller paused: settle all text of the audio taken so far, then report {@link SttEvent.Flushed} with this
         * number. The caller may go on within the same turn.
         */
        void flush(int number);

        /** The turn is over: what comes next begins a new segment. */
        void endTurn();

        /** Ends recognition; no event follows. */
        @Override
        void close();
    }
}
