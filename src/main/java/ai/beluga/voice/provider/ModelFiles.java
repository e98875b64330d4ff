package ai.beluga.voice.provider;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.StartupFault;
import ai.onnxruntime.OrtException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads model files: from the directory the operator named, otherwise from the application itself. */
@Singleton
public class ModelFiles {

    private static final String PACKED = "/models/";

    private final Configuration configuration;

    @Inject
    public ModelFiles(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * The whole of a file.
     *
     * @param name without directory
     * @throws StartupFault naming file, setting and command when it is missing or cannot be read
     */
    public byte[] read(String name) throws StartupFault {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unusable(name, e);
        }
    }

    /** A file is there but is not what it should be, or is not there at all; the cause says which. */
    public StartupFault unusable(String name, Exception cause) {
        return unusable(name, found(cause), cause);
    }

    private static String found(Exception cause) {
        return switch (cause) {
            case NoSuchFileException missing -> "there is none";
            case IOException unreadable -> "it cannot be read: " + unreadable;
            case OrtException refused -> "ONNX Runtime says: " + refused.getMessage();
            default -> String.valueOf(cause.getMessage());
        };
    }

    /**
     * A file is not what it should be.
     *
     * @param found completes "expected a readable speech model, but …"
     */
    public StartupFault unusable(String name, String found, Exception cause) {
        String fix = "run \"mvn process-resources\" and copy target/models/files there"
                + (directory().isPresent() ? ", or unset the key" : ", or build the WAR again");
        return new StartupFault(
                configuration.fault(
                        ModelKeys.DIRECTORY,
                        "a readable speech model " + name + " in " + place() + ", but " + found,
                        fix),
                cause);
    }

    private InputStream open(String name) throws IOException {
        Optional<Path> directory = directory();
        if (directory.isPresent()) {
            return Files.newInputStream(directory.get().resolve(name));
        }
        InputStream packed = ModelFiles.class.getResourceAsStream(PACKED + name);
        if (packed == null) {
            throw new NoSuchFileException(PACKED + name);
        }
        return packed;
    }

    private Optional<Path> directory() {
        return configuration.isSet(ModelKeys.DIRECTORY)
                ? Optional.of(configuration.get(ModelKeys.DIRECTORY))
                : Optional.empty();
    }

    private String place() {
        return directory().map(Path::toString).orElse("the application or in the directory this key names");
    }
}
