package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts that go wrong, on a server of their own. Liberty itself says in both cases that it is ready. */
class StartIT {

    private static final String SERVER = "beluga-start";
    private static final Pattern FAILED = Pattern.compile("CWWKZ\\d{4}E.*beluga-voice");
    private static final Path DIRECTORY = ServerLog.directory(SERVER);

    @BeforeEach
    void copyTheServer() throws IOException {
        Files.createDirectories(DIRECTORY);
        Path original = ServerLog.directory(System.getProperty("it.server.name", ""));
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, DIRECTORY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.createDirectories(DIRECTORY.resolve("dropins"));
        Files.deleteIfExists(DIRECTORY.resolve("logs").resolve("messages.log"));
    }

    @AfterEach
    void stopTheServer() throws Exception {
        server("stop", "0");
        Files.deleteIfExists(war());
    }

    @Test
    void takenPortIsNamedInTheLog() throws Exception {
        Files.copy(Path.of(System.getProperty("it.war", "")), war(), StandardCopyOption.REPLACE_EXISTING);
        try (ServerSocket foreign = new ServerSocket(0, 1, InetAddress.getByName(null))) {
            server("start", "" + foreign.getLocalPort());

            String sentence = "HTTP port " + foreign.getLocalPort() + " is taken by another process";
            assertThat(Gateway.eventually(() -> ServerLog.text(SERVER).contains(sentence)))
                    .as(sentence)
                    .isTrue();
        }
    }

    @Test
    void brokenDeploymentIsNeverReady() throws Exception {
        Files.writeString(war(), "this is no archive");
        int port = freePort();

        server("start", "" + port);

        assertThat(Gateway.eventually(
                        () -> FAILED.matcher(ServerLog.text(SERVER)).find()))
                .as("the server names the application that could not be deployed")
                .isTrue();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(ready, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
        }
    }

    private static Path war() {
        return DIRECTORY.resolve("dropins").resolve(GatewayArchive.name());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void server(String command, String port) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("it.liberty.home", ""), "bin", "server");
        ProcessBuilder process = new ProcessBuilder(script.toString(), command, SERVER)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("HTTP_PORT", port);
        process.environment().put("MP_CONFIG_PROFILE", "demo");
        process.start().waitFor();
    }
}
