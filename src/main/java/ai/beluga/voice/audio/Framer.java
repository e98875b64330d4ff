package ai.beluga.voice.audio;

/** Regroups runs of samples of any length into frames of one length. For one thread; allocates nothing after it is made. */
public final class Framer {

    private final short[] frame;
    private int filled;

    /** @param frameSamples length of each frame, at least 1 */
    public Framer(int frameSamples) {
        if (frameSamples < 1) {
            throw new IllegalArgumentException("a frame has at least one sample, not " + frameSamples);
        }
        this.frame = new short[frameSamples];
    }

    /**
     * Takes samples until the frame is full; a full one is begun anew.
     *
     * @return how many were taken, at least 1 where {@code length} is
     */
    public int take(short[] samples, int offset, int length) {
        int from = isFull() ? 0 : filled;
        int run = Math.min(frame.length - from, length);
        System.arraycopy(samples, offset, frame, from, run);
        filled = from + run;
        return run;
    }

    public boolean isFull() {
        return filled == frame.length;
    }

    /** The frame, whole once {@link #isFull}; the caller's until the next samples are taken. */
    public short[] frame() {
        return frame;
    }

    /** Forgets what was taken and has not filled a frame. */
    public void clear() {
        filled = 0;
    }
}
