import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Run by the build as a single-file program on the JDK it has chosen: writes the server's environment so that the server
 * runs on that same JDK, also when Maven itself and the shell use an older one.
 */
class ServerJdk {

    /** @param arguments the environment file to begin with, the environment file to write */
    public static void main(String... arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        Files.createDirectories(target.getParent());
        Files.writeString(
                target, Files.readString(Path.of(arguments[0])) + "JAVA_HOME=" + System.getProperty("java.home") + "\n");
    }
}
