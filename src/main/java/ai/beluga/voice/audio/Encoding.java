package ai.beluga.voice.audio;

/** How a sample becomes bytes. */
public enum Encoding {
    /** G.711 mu-law, one byte a sample. */
    MU_LAW(1),
    /** Signed 16 bit, little-endian, two bytes a sample. */
    PCM16(2);

    private final int bytesPerSample;

    Encoding(int bytesPerSample) {
        this.bytesPerSample = bytesPerSample;
    }

    public int bytesPerSample() {
        return bytesPerSample;
    }
}
