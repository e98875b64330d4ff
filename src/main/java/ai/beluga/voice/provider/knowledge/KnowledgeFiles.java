package ai.beluga.voice.provider.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The sections of all Markdown files of a directory and those below it, files in the order of their names. */
final class KnowledgeFiles {

    private KnowledgeFiles() {}

    /** @throws IOException when something cannot be read, or is not UTF-8 */
    static List<Section> read(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(KnowledgeFiles::isMarkdown)
                    .sorted()
                    .flatMap(file -> sections(file).stream())
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isMarkdown(Path file) {
        return Files.isRegularFile(file) && name(file).toLowerCase(Locale.ROOT).endsWith(".md");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Section> sections(Path file) {
        try {
            String title = name(file).replaceAll("(?i)\\.md$", "").replaceAll("[-_]+", " ");
            return MarkdownSections.of(title, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
