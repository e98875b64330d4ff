package ai.beluga.voice.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, its exit codes and its words. */
class PhoneCommandTest {

    private final TestServer server = new TestServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    PhoneCommandTest() {
        server.media = new TestAgent();
        server.pages.put(
                "/voice",
                request -> TestServer.Reply.twiml("<Connect><Stream url=\"ws://localhost/media\"/></Connect>"));
    }

    @Test
    void wantedWordsNeedTheEventsThatTellThem() {
        int code = new PhoneCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(List.of("--url", "http://localhost/voice", "--scenario", "x.txt", "--answered", "nine"));

        assertThat(code).isEqualTo(PhoneCommand.USAGE);
        assertThat(err.toString(UTF_8)).contains("--answered need --events");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(String... arguments) {
        return new PhoneCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(List.of(arguments));
    }

    private int runScenario(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("s.txt"), text);
        List<String> arguments = new ArrayList<>(List.of("--url", "http://voice.example.com/voice"));
        arguments.addAll(List.of("--scenario", file.toString(), "--connect", "localhost:" + server.port()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void goodCallExitsWithZeroAndReports() throws Exception {
        assertThat(runScenario(
                        "wait greeting\nhang up",
                        "--token",
                        "t",
                        "--out",
                        folder.resolve("o").toString()))
                .isZero();

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8)).contains("caller hung up").contains("first audio after start: ");
        try (var files = Files.list(folder.resolve("o"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(2)
                    .anyMatch(name -> name.matches("CA[0-9a-f]{32}\\.wav"));
        }
    }

    @Test
    void severalCallsAreSummedUp() throws Exception {
        assertThat(runScenario("wait greeting\nhang up", "--calls", "3", "--line", "chaos seed=5"))
                .isZero();

        assertThat(out.toString(UTF_8)).contains("3 calls, 3 as expected").contains("p95");
        assertThat(server.to("/voice"))
                .extracting(request -> request.form().get("CallSid"))
                .doesNotHaveDuplicates();
    }

    @Test
    void unmetExpectationExitsWithOne() throws Exception {
        assertThat(runScenario("wait greeting\nexpect end within 200ms")).isEqualTo(PhoneCommand.UNMET);
        assertThat(err.toString(UTF_8)).contains("line 2").contains("did not end the call within 200 ms");
    }

    @Test
    void wrongUsageExitsWithTwo() throws Exception {
        assertThat(run("--ur", "x")).isEqualTo(PhoneCommand.USAGE);
        assertThat(run("--url", "ftp://x", "--scenario", "scenarios/demo.txt")).isEqualTo(PhoneCommand.USAGE);
        assertThat(run("--url", "http://x:abc/v", "--scenario", "scenarios/demo.txt"))
                .isEqualTo(PhoneCommand.USAGE);
        assertThat(run("--url", "http://x/|", "--scenario", "scenarios/demo.txt"))
                .isEqualTo(PhoneCommand.USAGE);
        assertThat(runScenario("dance")).isEqualTo(PhoneCommand.USAGE);
        assertThat(runScenario("hang up", "--line", "fog")).isEqualTo(PhoneCommand.USAGE);
        assertThat(runScenario("hang up", "--calls", "0")).isEqualTo(PhoneCommand.USAGE);
        assertThat(run("--url", "http://x/v", "--scenario", "none.txt")).isEqualTo(PhoneCommand.USAGE);
        assertThat(err.toString(UTF_8))
                .contains("\"--ur\" is no option")
                .contains("--url must be an http or https URL, not ftp://x")
                .contains("--url must be an http or https URL, not http://x:abc/v")
                .contains("--url must be an http or https URL: Illegal character")
                .contains("\"dance\" is not understood")
                .contains("--calls must be 1 to 500, not 0")
                .contains("there is no file none.txt");
    }

    @Test
    void absentServerExitsWithThree() throws Exception {
        server.close();

        assertThat(runScenario("hang up")).isEqualTo(PhoneCommand.UNREACHABLE);
        assertThat(err.toString(UTF_8)).startsWith("phone: no server answers at localhost:");
    }

    @Test
    void brokenProtocolExitsWithFour() throws Exception {
        server.pages.put("/voice", request -> TestServer.Reply.twiml("<Sing/>"));

        assertThat(runScenario("expect end")).isEqualTo(PhoneCommand.VIOLATED);
        assertThat(err.toString(UTF_8)).contains("12200").contains("<Sing>");
    }

    @Test
    void absentEventsExitWithThree() throws Exception {
        assertThat(runScenario("hang up", "--events", "http://localhost:" + server.port() + "/none"))
                .isEqualTo(PhoneCommand.UNREACHABLE);
        assertThat(err.toString(UTF_8)).contains("answered with 404");
    }

    @Test
    void percentileIsTheNearestRank() {
        List<Duration> times =
                IntStream.rangeClosed(1, 20).mapToObj(Duration::ofMillis).toList();

        assertThat(Report.percentile(times, 50)).isEqualTo(10);
        assertThat(Report.percentile(times, 95)).isEqualTo(19);
    }
}
