package ai.beluga.voice.bench;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.testkit.Recording;
import java.util.Arrays;

/** A person's speech, second after second and over again. Serves one thread. */
final class SpeechLoop {

    /** Frames of the carrier in a second. */
    static final int FRAMES = 50;

    private static final int TELEPHONE_HZ = 8_000;

    private final short[] samples;
    private final int second;
    private int start;

    private SpeechLoop(short[] samples, int second) {
        this.samples = samples;
        this.second = second;
        this.start = samples.length - second;
    }

    /** The same words at a sample rate. */
    static SpeechLoop at(int hz) {
        short[] all = Resampler.convert(Recording.named("jfk").samples(), TELEPHONE_HZ, hz);
        return new SpeechLoop(Arrays.copyOf(all, all.length / hz * hz), hz);
    }

    /** All that there is: whole seconds, PCM16. */
    short[] samples() {
        return samples;
    }

    /** Where the next second begins in {@link #samples}. */
    int next() {
        start = (start + second) % samples.length;
        return start;
    }
}
