package ai.beluga.voice.provider.smartturn;

/** The last eight seconds of one call, and where in them the turn under way began. For one thread. */
final class TurnWindow {

    static final int SAMPLE_RATE_HZ = 8_000;
    static final int SAMPLES = 8 * SAMPLE_RATE_HZ;

    private final short[] ring = new short[SAMPLES];
    private long heard;
    private long begin;
    private boolean open;
    /** Nothing before belongs to this turn. */
    private long formerEnd;

    /** Takes what was heard next. */
    void accept(short[] samples, int offset, int length) {
        int skipped = Math.max(0, length - SAMPLES);
        heard += skipped;
        for (int at = skipped; at < length; ) {
            int to = (int) (heard % SAMPLES);
            int run = Math.min(SAMPLES - to, length - at);
            System.arraycopy(samples, offset + at, ring, to, run);
            heard += run;
            at += run;
        }
    }

    /** A turn begins this long before now, but not within the former one; changes nothing when one is under way. */
    void begin(int leadInSamples) {
        if (!open) {
            open = true;
            begin = Math.max(formerEnd, heard - leadInSamples);
        }
    }

    /** The turn ends here. */
    void end() {
        open = false;
        formerEnd = heard;
    }

    /** A turn is under way. */
    boolean isOpen() {
        return open;
    }

    /** A copy of the turn under way up to now; its end, when it is longer than {@link #SAMPLES}. */
    short[] turn() {
        long from = Math.max(begin, heard - SAMPLES);
        short[] turn = new short[(int) (heard - from)];
        for (int at = 0; at < turn.length; ) {
            int start = (int) ((from + at) % SAMPLES);
            int run = Math.min(SAMPLES - start, turn.length - at);
            System.arraycopy(ring, start, turn, at, run);
            at += run;
        }
        return turn;
    }
}
