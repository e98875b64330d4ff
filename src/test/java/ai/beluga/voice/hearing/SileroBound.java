package ai.beluga.voice.hearing;

import java.util.List;

/** How well Silero has to hear: issue 3, "must show" 1. */
final class SileroBound {

    static final List<Noise> NOISES = List.of(Noise.WHITE, Noise.PINK, Noise.HUM);
    static final double AT_DB = 10;
    static final double FOUND_AT_LEAST_PERCENT = 95;
    static final double FALSE_AT_MOST_PERCENT = 2;

    private SileroBound() {}

    static boolean metBy(Tally.Steps steps) {
        return steps.foundPercent() >= FOUND_AT_LEAST_PERCENT && steps.falsePercent() <= FALSE_AT_MOST_PERCENT;
    }

    /** In each noise, on both halves. */
    static boolean metBy(VoiceResults results) {
        return List.of(Half.values()).stream()
                .allMatch(half -> NOISES.stream()
                        .allMatch(noise -> metBy(
                                results.sum(Engines.SILERO, half, noise, AT_DB).usual())));
    }
}
