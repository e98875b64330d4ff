package ai.beluga.voice.speech.tts;

import ai.beluga.voice.audio.AudioFormat;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Turns text into audio. One implementation a vendor; a stream serves one call. */
public interface TextToSpeech {

    /** The format of {@link TtsEvent.Audio}; mu-law 8 kHz needs no conversion on its way to the line. */
    AudioFormat output();

    /**
     * Opens a synthesis stream.
     *
     * @param language of the text
     * @param events called in order from a thread of the provider's; must return at once
     * @return the stream; fails with a {@link ai.beluga.voice.speech.ProviderException}. Cancelling the future gives the
     *     stream up, also when it opens later
     */
    CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events);

    /** Text of one call on its way to audio. Called by one thread at a time. */
    interface Stream extends AutoCloseable {

        /**
         * Speaks a clause or sentence after those asked for before; {@link TtsEvent.Words}, {@link TtsEvent.Audio} and
         * one {@link TtsEvent.Done} follow, each with this number.
         *
         * @param segment chosen by the caller, unique within the stream
         * @param text never blank
         */
        void speak(int segment, String text);

        /** Gives up all segments not done; nothing more is reported of them. */
        void cancel();

        /** Ends synthesis; no event follows. */
        @Override
        void close();
    }
}
