package ai.beluga.voice.provider.silence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.turndetection.TurnDetector.Stream;
import ai.beluga.voice.speech.turndetection.TurnDetector.TurnEstimate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTurnDetectorTest {

    @Test
    void everyPauseIsLeftOpenWhateverWasSaid() {
        List<TurnEstimate> estimates = new ArrayList<>();
        try (Stream stream = LoadedSilence.detector().open(estimates::add)) {
            stream.accept(new short[160], 0, 160);
            stream.paused(1, "Yes.");
            stream.speaking();
            stream.paused(2, "I would like to, um");
        }

        assertThat(estimates).containsExactly(new TurnEstimate(1, 0.5), new TurnEstimate(2, 0.5));
    }
}
