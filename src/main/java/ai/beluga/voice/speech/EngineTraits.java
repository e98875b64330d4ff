package ai.beluga.voice.speech;

import java.time.Duration;

/**
 * What an engine that works on a call's audio asks for and what it costs. The pipeline resamples, regroups and accounts for
 * the delay by these, so engines never see another shape.
 *
 * @param sampleRateHz samples per second of the PCM16 audio it takes
 * @param frameSamples how many samples it takes at once, at that rate
 * @param delaySamples how much later than its input its output sounds, at that rate
 * @param costMicros processor time for one second of one call, in microseconds on one core; published in docs/hearing-cost.md
 */
public record EngineTraits(int sampleRateHz, int frameSamples, int delaySamples, int costMicros) {

    public EngineTraits {
        if (sampleRateHz <= 0 || frameSamples <= 0 || delaySamples < 0 || costMicros < 0) {
            throw new IllegalArgumentException(
                    "rate and frame must be positive, delay and cost not negative: " + sampleRateHz + " Hz, "
                            + frameSamples + " and " + delaySamples + " samples, " + costMicros + " µs");
        }
    }

    /** Length of a frame. */
    public Duration frame() {
        return duration(frameSamples);
    }

    /** How much later than its input the output sounds. */
    public Duration delay() {
        return duration(delaySamples);
    }

    private Duration duration(int samples) {
        return Duration.ofNanos(samples * 1_000_000_000L / sampleRateHz);
    }
}
