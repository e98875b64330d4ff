package ai.beluga.voice.hearing;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;

/**
 * Takes for speech whatever is louder than a fixed level: what an adaptive engine has to beat. For comparison only.
 *
 * @param levelDbfs mean power of 10 ms, relative to full scale
 */
record FixedThreshold(double levelDbfs) implements VoiceActivityDetector {

    private static final int FRAME = 80;

    @Override
    public EngineTraits traits() {
        return new EngineTraits(Noise.RATE_HZ, FRAME, 0, 0);
    }

    @Override
    public Stream open(Consumer<VoiceScore> scores) {
        double power = Math.pow(10, levelDbfs / 10) * FRAME * 32_768 * 32_768;
        return new Stream() {
            private long taken;
            private double sum;

            @Override
            public void accept(short[] samples, int offset, int length) {
                for (int i = offset; i < offset + length; i++) {
                    sum += samples[i] * samples[i];
                    if (++taken % FRAME == 0) {
                        scores.accept(new VoiceScore(taken, FRAME, sum >= power ? 1 : 0));
                        sum = 0;
                    }
                }
            }

            @Override
            public void reset() {
                sum = 0;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
