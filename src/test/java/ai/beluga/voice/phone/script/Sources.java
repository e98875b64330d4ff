package ai.beluga.voice.phone.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where files are looked for: folders in order, then the class path. */
record Sources(List<Path> folders) {

    static Sources ofWorkingDirectory() {
        return new Sources(List.of(Path.of("")));
    }

    /** These, and the folder of a file. */
    Sources beside(String file) {
        List<Path> more = new ArrayList<>(folders);
        Path folder = Path.of(file).getParent();
        if (folder != null) {
            more.add(folder);
        }
        return new Sources(List.copyOf(more));
    }

    String text(String name) throws IOException {
        return new String(bytes(name), UTF_8);
    }

    byte[] bytes(String name) throws IOException {
        for (Path folder : folders) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return Files.readAllBytes(file);
            }
        }
        try (InputStream in = Sources.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new FileNotFoundException(
                        "there is no file " + name + " in the working directory or on the class path");
            }
            return in.readAllBytes();
        }
    }
}
