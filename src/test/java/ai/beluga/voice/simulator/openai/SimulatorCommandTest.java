package ai.beluga.voice.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.realtime.Commands;
import ai.beluga.voice.simulator.realtime.Mischief;
import ai.beluga.voice.simulator.realtime.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorCommandTest {

    @Test
    void processTakesCommands() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OpenAiSimulator simulator = new OpenAiSimulator("key")) {
            Commands commands = new Commands(simulator, new PrintStream(out, true, StandardCharsets.UTF_8));
            for (String line : List.of(
                    "agent Good morning", "answer-delay 20", "die hang 7", "late 2", "split 3", "legacy", "dance")) {
                commands.run(line);
            }
            try (RawClient client = new RawClient(URI.create(simulator.baseUrl() + "/v1/realtime?model=m"), "key")) {
                client.send("{'type':'response.create'}");
                client.await("response.done");
                commands.run("memory");
                commands.run("close 1012 restart");
                assertThat(client.await("close").getInt("code")).isEqualTo(1012);
            }

            assertThat(simulator.timing().answerDelay).isEqualTo(Duration.ofMillis(20));
            assertThat(simulator.mischief().death).isEqualTo(Mischief.Death.HANG);
            assertThat(simulator.mischief().dieAfterDeltas).isEqualTo(7);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("ok split", "unknown: dance", "assistant: Good morning", "ok close");
    }
}
