package ai.beluga.voice.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.call.CallsForTests;
import ai.beluga.voice.call.Drain;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.testkit.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainFileTest {

    private final ManualTime time = new ManualTime();
    private final Drain drain = new Drain();

    @TempDir
    private Path folder;

    @Test
    void nodeDrainsWhileTheFileIsThere() throws IOException {
        Path file = folder.resolve("drain");
        DrainFile watched = watching(Configurations.of("beluga.drain.file", file.toString()));
        assertThat(drain.isOn()).isFalse();

        Files.createFile(file);
        time.advance(Duration.ofSeconds(1));
        assertThat(drain.isOn()).isTrue();

        Files.delete(file);
        time.advance(Duration.ofSeconds(1));
        assertThat(drain.isOn()).isFalse();

        watched.end();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void fileThatIsThereAtTheStartDrainsAtOnce() throws IOException {
        Path file = Files.createFile(folder.resolve("drain"));

        watching(Configurations.of("beluga.drain.file", file.toString()));

        assertThat(drain.isOn()).isTrue();
    }

    @Test
    void withoutAFileNothingIsLookedFor() {
        watching(Configurations.of());

        assertThat(time.waiting()).isZero();
    }

    private DrainFile watching(Configuration configuration) {
        CallsForTests calls = new CallsForTests(configuration, time);
        DrainFile file = new DrainFile(configuration, drain, calls.calls(), time);
        file.load();
        return file;
    }
}
