package ai.beluga.voice.provider.webrtcnoise;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.hearing.Cleaned;
import ai.beluga.voice.hearing.Noise;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.noise.NoiseSuppressorContract;
import org.junit.jupiter.api.Test;

class WebrtcNoiseSuppressorTest extends NoiseSuppressorContract {

    private static final String LEVEL = "beluga.noise.webrtc.level";
    private static final NoiseSuppressor ENGINE = LoadedWebrtcNoise.suppressor();

    @Override
    protected NoiseSuppressor suppressor() {
        return ENGINE;
    }

    @Override
    protected double leastReductionDb() {
        return 12;
    }

    @Test
    void eachLevelLeavesLessNoiseThanTheOneBefore() {
        short[] noisy = Noise.WHITE.under(SPEECH, 5, 7);
        double former = pauseLevelDb(noisy);

        for (String level : new String[] {"low", "moderate", "high", "very-high"}) {
            double left = pauseLevelDb(Cleaned.by(LoadedWebrtcNoise.suppressor(LEVEL, level), noisy));

            assertThat(left).as(level).isLessThan(former - 2);
            former = left;
        }
    }

    @Test
    void levelThatDoesNotExistIsRefused() {
        assertThat(Configurations.faults(Configurations.of(LEVEL, "VERY_HIGH"), new WebrtcNoiseKeys()))
                .extracting(fault -> fault.expected())
                .containsExactly("one of low, moderate, high, very-high");
    }
}
