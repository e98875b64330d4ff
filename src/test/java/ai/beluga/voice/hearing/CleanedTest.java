package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.Recording;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CleanedTest {

    /** Does nothing but come late. */
    private static NoiseSuppressor late(int delay) {
        return new NoiseSuppressor() {
            @Override
            public EngineTraits traits() {
                return new EngineTraits(8_000, 80, delay, 0);
            }

            @Override
            public Stream open() {
                Queue<Short> kept = new ArrayDeque<>();
                for (int i = 0; i < delay; i++) {
                    kept.add((short) 0);
                }
                return new Stream() {
                    @Override
                    public void apply(short[] samples, int offset) {
                        for (int i = offset; i < offset + 80; i++) {
                            kept.add(samples[i]);
                            samples[i] = kept.remove();
                        }
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }

    @Test
    void audioComesBackWholeAndSampleForSampleTheSameMoment() {
        short[] samples = Recording.named("t1").samples();

        assertThat(Cleaned.by(new NoNoiseSuppression(), samples)).isEqualTo(samples);
        assertThat(Cleaned.by(late(123), samples)).isEqualTo(samples);
    }
}
