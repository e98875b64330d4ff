package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.hearing.Tally.Steps;
import ai.beluga.voice.provider.energy.LoadedEnergy;
import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards what {@link HearingReport} reports, on one seed and one round, with a little room for chance. */
class HearingAccuracyTest {

    private static final List<Noise> STEADY = List.of(Noise.WHITE, Noise.PINK, Noise.HUM);
    private static final VoiceActivityDetector SILERO = LoadedDetectors.silero();

    private static Steps steps(VoiceActivityDetector engine, Half half, Noise noise, double snrDb) {
        return Tally.sum(NoisyCall.all(half, noise, snrDb, 1, 1).stream()
                        .map(NoisyCall::of)
                        .map(call -> VoiceResults.tally(engine, call.heard(), call))
                        .toList())
                .usual();
    }

    @ParameterizedTest
    @EnumSource(Half.class)
    void sileroFindsSpeechAndNothingElseAtTenDecibels(Half half) {
        for (Noise noise : STEADY) {
            Steps steps = steps(SILERO, half, noise, 10);

            assertThat(steps.speech()).isGreaterThan(1_000);
            assertThat(steps.silence()).isGreaterThan(1_000);
            assertThat(steps.foundPercent()).as("found in " + noise).isGreaterThanOrEqualTo(94);
            assertThat(steps.falsePercent()).as("false in " + noise).isLessThanOrEqualTo(3);
        }
    }

    /** The fixed level is the one that the report finds best on the tuning half at 20 dB. */
    @ParameterizedTest
    @EnumSource(Half.class)
    void energyIsWrongLessThanHalfAsOftenAsAFixedLevel(Half half) {
        double energy = error(LoadedEnergy.detector(), half);
        double fixed = error(new FixedThreshold(-40), half);

        assertThat(energy).isLessThan(fixed / 2);
    }

    private static double error(VoiceActivityDetector engine, Half half) {
        return STEADY.stream()
                .flatMapToDouble(noise -> VoiceResults.SNRS_DB.stream()
                        .mapToDouble(snr -> steps(engine, half, noise, snr).balancedErrorPercent()))
                .average()
                .orElseThrow();
    }
}
