package ai.beluga.voice.simulator.realtime;

import java.util.function.IntConsumer;

/** Detects voice by energy. Positions are milliseconds of audio since the session began. */
public final class Ear {

    static final int BLOCK_MILLIS = 10;
    private static final int BLOCKS_TO_START = 3;

    private int rate = 8_000;
    private short[] block = new short[rate * BLOCK_MILLIS / 1_000];
    private int filled;
    private int millis;
    private int loudBlocks;
    private int lastLoudMillis;
    private boolean talking;

    /** What is decided from; {@code silenceMillis} ends a stretch of speech. */
    public record Settings(double threshold, int silenceMillis) {}

    /** Samples have this rate from now on. */
    public void rate(int samplesPerSecond) {
        if (samplesPerSecond != rate) {
            rate = samplesPerSecond;
            block = new short[rate * BLOCK_MILLIS / 1_000];
            filled = 0;
        }
    }

    /**
     * @param started takes where speech began
     * @param stopped takes where the silence after it had lasted long enough
     */
    public void hear(short[] samples, Settings settings, IntConsumer started, IntConsumer stopped) {
        for (short sample : samples) {
            block[filled++] = sample;
            if (filled == block.length) {
                filled = 0;
                millis += BLOCK_MILLIS;
                decide(loudness() > 200 + 400 * settings.threshold(), settings, started, stopped);
            }
        }
    }

    /** How much was heard. */
    public int millis() {
        return millis;
    }

    /** {@code true} from the start of speech to its end. */
    public boolean talking() {
        return talking;
    }

    /** What was heard so far belongs to nothing that follows. */
    public void forget() {
        talking = false;
        loudBlocks = 0;
    }

    private void decide(boolean loud, Settings settings, IntConsumer started, IntConsumer stopped) {
        loudBlocks = loud ? loudBlocks + 1 : 0;
        if (loud) {
            lastLoudMillis = millis;
        }
        if (!talking && loudBlocks == BLOCKS_TO_START) {
            talking = true;
            started.accept(millis - BLOCKS_TO_START * BLOCK_MILLIS);
        } else if (talking && millis - lastLoudMillis >= settings.silenceMillis()) {
            forget();
            stopped.accept(millis);
        }
    }

    private int loudness() {
        long sum = 0;
        for (short sample : block) {
            sum += Math.abs(sample);
        }
        return (int) (sum / block.length);
    }
}
