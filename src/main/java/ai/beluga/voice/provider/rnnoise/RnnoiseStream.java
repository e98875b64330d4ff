package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.speech.noise.NoiseSuppressor;
import org.jspecify.annotations.Nullable;

/** One call's noise suppression and its place among those admitted. */
final class RnnoiseStream implements NoiseSuppressor.Stream {

    private final Admission admission;
    private @Nullable RnnoiseState state;

    /** @param admission entered, and left by {@link #close} */
    RnnoiseStream(Admission admission, RnnoiseState state) {
        this.admission = admission;
        this.state = state;
    }

    @Override
    public void apply(short[] samples, int offset) {
        RnnoiseState suppressor = state;
        if (suppressor == null) {
            throw new IllegalStateException("this stream is closed");
        }
        suppressor.apply(samples, offset);
    }

    /** Gives the place back, once, and lets go of the memory, even where somebody keeps the stream. */
    @Override
    public void close() {
        if (state != null) {
            state = null;
            admission.leave();
        }
    }
}
