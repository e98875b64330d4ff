package ai.beluga.voice.pipeline.stage;

/** The last stretch of caller audio, so that speech can be sent from before the moment it was noticed. */
final class RecentAudio {

    private final short[] ring;
    private long written;

    RecentAudio(int samples) {
        this.ring = new short[samples];
    }

    void add(short[] samples, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) ((written + i) % ring.length)] = samples[i];
        }
        written += length;
    }

    /** The last so many samples, as far as they are there. */
    short[] last(int samples) {
        return since(written - samples);
    }

    /** What was added from sample number {@code from} on, as far as it is still there. */
    short[] since(long from) {
        long begin = Math.max(Math.max(from, written - ring.length), 0);
        short[] recent = new short[(int) Math.max(0, written - begin)];
        for (int i = 0; i < recent.length; i++) {
            recent[i] = ring[(int) ((begin + i) % ring.length)];
        }
        return recent;
    }
}
