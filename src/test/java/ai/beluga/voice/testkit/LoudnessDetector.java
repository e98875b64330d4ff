package ai.beluga.voice.testkit;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;

/** Takes loud for speech: what the tests send as speech is a tone, and everything else is silence. */
public final class LoudnessDetector implements VoiceActivityDetector {

    private static final int WINDOW_SAMPLES = 256;
    private static final int LOUD = 1_000;

    @Override
    public EngineTraits traits() {
        return new EngineTraits(8_000, WINDOW_SAMPLES, 0, 0);
    }

    @Override
    public Stream open(Consumer<VoiceScore> scores) {
        return new Stream() {
            private long passed;
            private int inWindow;
            private int peak;

            @Override
            public void accept(short[] samples, int offset, int length) {
                for (int i = offset; i < offset + length; i++) {
                    peak = Math.max(peak, Math.abs(samples[i]));
                    passed++;
                    if (++inWindow == WINDOW_SAMPLES) {
                        scores.accept(new VoiceScore(passed, WINDOW_SAMPLES, peak > LOUD ? 0.97f : 0.02f));
                        inWindow = 0;
                        peak = 0;
                    }
                }
            }

            @Override
            public void reset() {
                peak = 0;
            }

            @Override
            public void close() {}
        };
    }
}
