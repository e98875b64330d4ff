package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.hearing.NoisyCall.Condition;
import ai.beluga.voice.hearing.Tally.Steps;
import ai.beluga.voice.provider.energy.LoadedEnergy;
import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards what {@link HearingReport} reports: Silero on the very calls of the report, the others on one seed and one round. */
class HearingAccuracyTest {

    private static final List<Noise> COMPARED = List.of(Noise.WHITE, Noise.PINK, Noise.HUM, Noise.CLICKS);
    private static final VoiceActivityDetector SILERO = LoadedDetectors.silero();
    private static final LevelSweep LEVELS = LevelSweep.of(VoiceResults.conditions(1, 1));

    private static Steps steps(VoiceActivityDetector engine, List<Condition> conditions) {
        return Tally.sum(conditions.parallelStream()
                        .map(NoisyCall::of)
                        .map(call -> VoiceResults.tally(engine, call.heard(), call))
                        .toList())
                .usual();
    }

    @ParameterizedTest
    @EnumSource(Half.class)
    void sileroFindsSpeechAndNothingElseAtTenDecibels(Half half) {
        for (Noise noise : SileroBound.NOISES) {
            Steps steps = steps(
                    SILERO,
                    LongStream.rangeClosed(1, VoiceResults.SEEDS)
                            .boxed()
                            .flatMap(seed ->
                                    NoisyCall.all(half, noise, SileroBound.AT_DB, seed, VoiceResults.ROUNDS).stream())
                            .toList());

            assertThat(steps.speech()).isGreaterThan(1_000);
            assertThat(steps.silence()).isGreaterThan(1_000);
            assertThat(steps.foundPercent())
                    .as("found in " + noise)
                    .isGreaterThanOrEqualTo(SileroBound.FOUND_AT_LEAST_PERCENT);
            assertThat(steps.falsePercent())
                    .as("false in " + noise)
                    .isLessThanOrEqualTo(SileroBound.FALSE_AT_MOST_PERCENT);
        }
    }

    /** Not in babble: there both are wrong, and the page shows it. */
    @ParameterizedTest
    @EnumSource(Half.class)
    void energyIsWrongLessOftenThanAFixedLevel(Half half) {
        double energy = error(half, LoadedEnergy.detector());
        double fixed = error(half, new FixedThreshold(LEVELS.tunedDbfs()));

        assertThat(energy).isLessThan(0.7 * fixed);
    }

    private static double error(Half half, VoiceActivityDetector engine) {
        return COMPARED.stream()
                .flatMapToDouble(noise -> VoiceResults.SNRS_DB.stream()
                        .mapToDouble(snr -> steps(engine, NoisyCall.all(half, noise, snr, 1, 1))
                                .balancedErrorPercent()))
                .average()
                .orElseThrow();
    }
}
