package ai.beluga.voice.provider.spectral;

import ai.beluga.voice.speech.noise.NoiseSuppressor;

/** One call's noise suppression. */
final class SpectralStream implements NoiseSuppressor.Stream {

    private final OverlapAdd frames;
    private boolean closed;

    /**
     * @param searchSeconds how far back the noise is looked for
     * @param leastGain of a bin, 0..1
     */
    SpectralStream(double searchSeconds, float leastGain) {
        double hopSeconds = (double) OverlapAdd.HOP_SAMPLES / SpectralNoiseSuppressor.SAMPLE_RATE_HZ;
        this.frames =
                new OverlapAdd(new WienerFilter(new NoiseFloor(OverlapAdd.BINS, searchSeconds, hopSeconds), leastGain));
    }

    @Override
    public void apply(short[] samples, int offset) {
        if (closed) {
            throw new IllegalStateException("this stream is closed");
        }
        frames.apply(samples, offset);
    }

    @Override
    public void close() {
        closed = true;
    }
}
