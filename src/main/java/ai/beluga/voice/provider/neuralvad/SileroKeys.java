package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Which Silero network listens, and when calls share its runs. */
@Singleton
public final class SileroKeys implements Area {

    public static final Key<String> VERSION = Key.text("beluga.vad.silero.version")
            .oneOf("v4", "v5", "v6")
            .byDefault("v6")
            .describedAs("Generation of the Silero network.");

    /** A telephone call brings nothing that 16 kHz could show; it serves for comparison. */
    public static final Key<Integer> SAMPLE_RATE_HZ = Key.number("beluga.vad.silero.sample-rate-hz")
            .oneOf(8_000, 16_000)
            .byDefault(8_000)
            .describedAs(
                    "Samples per second the Silero network hears; 16000 costs more and tells no more of a telephone"
                            + " call.");

    public static final Key<Integer> BATCH_ABOVE = Key.number("beluga.vad.silero.batch-above")
            .between(0, 5_000)
            .byDefault(32)
            .describedAs(
                    "Open calls up to which each runs the network for itself; with more, their windows of audio are"
                            + " run together, which costs less but makes scores later.");

    public static final Key<Duration> BATCH_WAIT = Key.duration("beluga.vad.silero.batch-wait")
            .between(Duration.ofMillis(1), Duration.ofMillis(30))
            .byDefault(Duration.ofMillis(10))
            .describedAs("How long a window of audio waits for those of other calls, at most.");

    @Override
    public String title() {
        return "Silero voice detector";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(VERSION, SAMPLE_RATE_HZ, BATCH_ABOVE, BATCH_WAIT);
    }
}
