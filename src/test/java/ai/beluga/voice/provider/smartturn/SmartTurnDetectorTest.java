package ai.beluga.voice.provider.smartturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.speech.turndetection.TurnDetector.TurnEstimate;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.TinyOnnx;
import ai.beluga.voice.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartTurnDetectorTest {

    @TempDir
    Path directory;

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<TurnEstimate> estimates = new ArrayList<>();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.write(directory.resolve("turn.onnx"), TinyOnnx.featureModel());
    }

    private void pause(TurnDetector detector, int pause) {
        short[] speech = Recording.named("jfk").samples();
        TurnDetector.Stream stream = detector.open(estimates::add);
        stream.accept(speech, 0, 40_000);
        stream.speaking();
        stream.accept(speech, 40_000, 24_000);
        stream.paused(pause, "ask not");
    }

    @Test
    void estimateIsMadeOnABorrowedThread() {
        pause(LoadedSmartTurn.detector(file, threads::add), 3);
        assertThat(estimates).isEmpty();

        threads.remove().run();

        assertThat(estimates).singleElement().satisfies(estimate -> {
            assertThat(estimate.pause()).isEqualTo(3);
            assertThat(estimate.probability()).isBetween(0.05, 0.95);
        });
    }

    @Test
    void moreLeadInLetsTheNetworkHearMore() {
        pause(LoadedSmartTurn.detector(file, Runnable::run, "beluga.turn.onnx.lead-in", "0ms"), 1);
        pause(LoadedSmartTurn.detector(file, Runnable::run), 2);
        pause(LoadedSmartTurn.detector(file, Runnable::run, "beluga.turn.onnx.lead-in", "2s"), 3);

        assertThat(estimates).extracting(TurnEstimate::probability).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void asManyThreadsAreBorrowedAsThereAreWorkers() {
        TurnDetector detector = LoadedSmartTurn.detector(file, threads::add, "beluga.turn.onnx.workers", "2");
        pause(detector, 1);
        pause(detector, 2);
        pause(detector, 3);

        assertThat(threads).hasSize(2);
        threads.forEach(Runnable::run);
        assertThat(estimates).extracting(TurnEstimate::pause).containsExactly(1, 3, 2);
    }

    @Test
    void noMoreWaitThanTheQueueHolds() {
        TurnDetector detector = LoadedSmartTurn.detector(file, threads::add, "beluga.turn.onnx.queue", "1");
        pause(detector, 1);
        pause(detector, 2);
        pause(detector, 3);

        threads.remove().run();
        assertThat(estimates).extracting(TurnEstimate::pause).containsExactly(1, 2);
    }

    @Test
    void detectorWithoutItsNetworkOpensNoCall() {
        Configuration configuration = Configurations.of();
        SmartTurnDetector detector = new SmartTurnDetector(
                new SmartTurnModel(configuration, Ticker.SYSTEM), configuration, threads::add, Ticker.SYSTEM);

        assertThatExceptionOfType(ProviderException.Transient.class)
                .isThrownBy(() -> detector.open(estimates::add))
                .withMessageContaining("not loaded");
    }

    @Test
    void stoppedDetectorBorrowsNoThreads() {
        SmartTurnDetector detector = (SmartTurnDetector) LoadedSmartTurn.detector(file, threads::add);
        pause(detector, 1);
        threads.remove().run();
        detector.stop();
        pause(detector, 2);

        assertThat(threads).isEmpty();
        assertThat(estimates).hasSize(1);
    }
}
