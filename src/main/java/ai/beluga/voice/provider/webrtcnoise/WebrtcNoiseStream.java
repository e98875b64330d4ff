package ai.beluga.voice.provider.webrtcnoise;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One call's noise suppression. */
final class WebrtcNoiseStream implements NoiseSuppressor.Stream {

    /** Ten milliseconds, the only length WebRTC takes. */
    static final int FRAME_SAMPLES = 80;

    private static final VarHandle SAMPLES =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final NativeNoise.Processor processor;
    private final byte[] in = new byte[FRAME_SAMPLES * Short.BYTES];
    private final byte[] out = new byte[FRAME_SAMPLES * Short.BYTES];
    private boolean closed;

    /** @param processor freed by {@link #close} */
    WebrtcNoiseStream(NativeNoise.Processor processor) {
        this.processor = processor;
    }

    /** @throws IllegalStateException when closed: the native memory is gone */
    @Override
    public void apply(short[] samples, int offset) {
        if (closed) {
            throw new IllegalStateException("the noise suppression of this call is closed");
        }
        for (int i = 0; i < FRAME_SAMPLES; i++) {
            SAMPLES.set(in, i * Short.BYTES, samples[offset + i]);
        }
        int error = processor.process(in, out);
        if (error != 0) {
            throw new ProviderException.Transient("WebRTC's noise suppression failed with code " + error);
        }
        for (int i = 0; i < FRAME_SAMPLES; i++) {
            samples[offset + i] = (short) SAMPLES.get(out, i * Short.BYTES);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            processor.dispose();
        }
    }
}
