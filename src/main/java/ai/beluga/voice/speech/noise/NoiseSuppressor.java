package ai.beluga.voice.speech.noise;

import ai.beluga.voice.speech.EngineTraits;
import java.util.OptionalInt;

/** Makes caller audio cleaner. A stream keeps one call's state. */
public interface NoiseSuppressor {

    /** What it asks for and costs; asked after start-up. */
    EngineTraits traits();

    /** How many streams this machine can serve at once, where that is the limit of a call; asked after start-up. */
    default OptionalInt mostStreams() {
        return OptionalInt.empty();
    }

    /**
     * Opens a stream for one call.
     *
     * @throws ai.beluga.voice.speech.ProviderException.Transient when there are {@link #mostStreams} already
     */
    Stream open();

    /** One call's audio. Called by one thread at a time, does not block. */
    interface Stream extends AutoCloseable {

        /**
         * Replaces one frame by as much cleaned audio, which lags behind by {@link EngineTraits#delaySamples}.
         *
         * @param samples PCM16; the frame begins at {@code offset} and is {@link EngineTraits#frameSamples} long
         * @throws ai.beluga.voice.speech.ProviderException when the engine fails
         * @throws IllegalStateException after {@link #close}, by a stream that held something: the caller is wrong
         */
        void apply(short[] samples, int offset);

        /** Lets go of what is held. Once is enough, more does no harm. */
        @Override
        void close();
    }
}
