package ai.beluga.voice.speech.vad;

import ai.beluga.voice.speech.EngineTraits;
import java.util.function.Consumer;

/** Says how likely caller audio holds speech. The model may be shared; a stream keeps one call's state. */
public interface VoiceActivityDetector {

    /** What it asks for and costs; asked after start-up. The delay is how far a score lies behind the audio it was made of. */
    EngineTraits traits();

    /**
     * Opens a stream.
     *
     * @param scores called in order, from the thread that calls {@link Stream#accept} or another; must return at once
     */
    Stream open(Consumer<VoiceScore> scores);

    /** One call's audio. Called by one thread at a time. */
    interface Stream extends AutoCloseable {

        /**
         * Takes the next samples, any number; copied if kept. Does not block; a score may come later.
         *
         * @throws ai.beluga.voice.speech.ProviderException when the detector fails; the audio is lost and counted
         * @throws IllegalStateException after {@link #close}, by a stream that held something: the caller is wrong
         */
        void accept(short[] samples, int offset, int length);

        /** Forgets what was heard, for audio that does not continue the former. */
        void reset();

        /** Lets go of what is held; no score comes afterwards. Once is enough, more does no harm. */
        @Override
        void close();
    }
}
