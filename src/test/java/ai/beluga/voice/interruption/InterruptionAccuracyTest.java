package ai.beluga.voice.interruption;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.interruption.Overlap.Part;
import ai.beluga.voice.interruption.OverlapCall.Chain;
import ai.beluga.voice.interruption.Results.Result;
import ai.beluga.voice.provider.moonshine.RememberingRecogniser;
import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.VoiceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards what {@link InterruptionReport} reports, on every sixth overlap of what is tuned on. */
class InterruptionAccuracyTest {

    private static final int EVERY = 6;

    @Test
    void interruptionsAreTakenAndTheRestGoesOnExactly(@TempDir Path memory) throws Exception {
        Chain chain = new Chain(
                LoadedDetectors.silero(),
                new RememberingRecogniser(memory.resolve("decoded.txt")),
                new SpokenReplies(),
                English.TURN,
                VoiceSettings.DEFAULT);
        List<Overlap> all = Material.of(Part.TUNING);
        Results results = new Results(
                Part.TUNING,
                IntStream.range(0, all.size())
                        .filter(i -> i % EVERY == 0)
                        .mapToObj(all::get)
                        .map(overlap -> new Result(overlap, OverlapCall.of(overlap, chain)))
                        .toList());

        assertThat(results.recall().value()).isGreaterThanOrEqualTo(0.9);
        assertThat(results.precision().value()).isGreaterThanOrEqualTo(0.8);
        assertThat(results.exact().value()).isEqualTo(1);
        assertThat(Results.percentile(results.holdMillis(), 50)).isLessThanOrEqualTo(150);
    }
}
