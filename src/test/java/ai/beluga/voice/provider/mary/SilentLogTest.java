package ai.beluga.voice.provider.mary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SilentLogTest {

    /** The server's own line decides: it sets a level on every logger, whatever the application sets. */
    @Test
    void serverWritesNothingOfWhatMaryTtsCannotPronounce() throws IOException {
        assertThat(Files.readString(Path.of("liberty/platform.xml")))
                .containsPattern("traceSpecification=\"[^\"]*\\bmarytts\\.\\*=off\\b");
    }
}
