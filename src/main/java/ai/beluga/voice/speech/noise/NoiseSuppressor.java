package ai.beluga.voice.speech.noise;

/** Makes caller audio cleaner. A stream keeps one call's state. */
public interface NoiseSuppressor {

    /** How much later the cleaned audio comes out than it went in, in samples at 8 kHz. */
    int delaySamples();

    /** Opens a stream for one call. */
    Stream open();

    /** One call's audio, PCM16 at 8 kHz. Called by one thread at a time, does not block. */
    interface Stream extends AutoCloseable {

        /** Replaces {@code samples[offset .. offset+length)} by as many cleaned samples. */
        void apply(short[] samples, int offset, int length);

        @Override
        void close();
    }
}
