package ai.beluga.voice.ops.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** One journal being written: under its unfinished name until its last line is in it. */
final class JournalFile implements AutoCloseable {

    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private final Path unfinished;
    private final BufferedWriter out;
    private long bytes;

    JournalFile(Path unfinished, Writer out) {
        this.unfinished = unfinished;
        this.out = new BufferedWriter(out);
    }

    /** Readable for the server's user alone, where the file system knows users. */
    static JournalFile create(Path unfinished) throws IOException {
        boolean users = Files.getFileStore(unfinished.resolveSibling(".")).supportsFileAttributeView("posix");
        return new JournalFile(
                unfinished,
                Channels.newWriter(
                        Files.newByteChannel(
                                unfinished,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                users ? OWNER_ONLY : new FileAttribute<?>[0]),
                        StandardCharsets.UTF_8));
    }

    void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
        bytes += line.length() + 1;
    }

    /** So far; characters outside of ASCII count once. */
    long bytes() {
        return bytes;
    }

    /** What was written so far can be read by others. */
    void flush() throws IOException {
        out.flush();
    }

    /** Closes the file and gives it its finished name, both or neither. */
    void finish() throws IOException {
        out.close();
        String name = String.valueOf(unfinished.getFileName());
        String finished =
                name.substring(0, name.length() - JournalDirectory.UNFINISHED.length()) + JournalDirectory.FINISHED;
        Files.move(unfinished, unfinished.resolveSibling(finished), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
