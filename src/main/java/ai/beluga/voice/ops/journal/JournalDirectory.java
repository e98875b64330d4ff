package ai.beluga.voice.ops.journal;

import ai.beluga.voice.event.CallId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where journals lie. Their names begin with the time at which the call began, so that the order of the names is that of the
 * calls; one that is being written ends in {@value #UNFINISHED}. Files with other names are nobody's business here.
 */
final class JournalDirectory {

    static final String FINISHED = ".jsonl";
    static final String UNFINISHED = ".jsonl.part";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern OURS = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z-[\\w-]{1,64}\\.jsonl(\\.part)?");

    private final Path folder;
    private final Keep keep;

    /**
     * What is kept at most.
     *
     * @param bytes of all files together
     */
    record Keep(int files, long bytes, Duration age) {}

    JournalDirectory(Path folder, Keep keep) {
        this.folder = folder;
        this.keep = keep;
    }

    /** Makes the directory, and shows that a file can be written there. */
    void check() throws IOException {
        Files.createDirectories(folder);
        Path trial = Files.createTempFile(folder, "trial", null);
        Files.write(trial, new byte[1]);
        Files.delete(trial);
    }

    /** Where a call's journal is written while the call lasts. */
    Path unfinished(CallId call, Instant began) {
        String name = call.value().replaceAll("[^\\w-]", "_");
        return folder.resolve(TIME.format(began) + "-" + name.substring(0, Math.min(64, name.length())) + UNFINISHED);
    }

    /** The longest a single journal may become, in bytes. */
    long mostBytes() {
        return keep.bytes();
    }

    /**
     * Throws away what is too old or too much, the oldest first.
     *
     * @param open being written, and kept
     */
    void tidy(Instant now, Set<Path> open) throws IOException {
        List<Path> oldestFirst = ours();
        long bytes = 0;
        for (Path file : oldestFirst) {
            bytes += size(file);
        }
        int files = oldestFirst.size();
        for (Path file : oldestFirst) {
            boolean old = Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(keep.age()));
            if (!open.contains(file) && (old || files > keep.files() || bytes > keep.bytes())) {
                bytes -= size(file);
                files--;
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> ours() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> OURS.matcher(name(file)).matches())
                    .sorted(Comparator.comparing(JournalDirectory::name))
                    .collect(Collectors.toList());
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
