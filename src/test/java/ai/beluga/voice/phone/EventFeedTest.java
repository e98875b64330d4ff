package ai.beluga.voice.phone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFeedTest {

    private final List<String> lines = new ArrayList<>();

    private void read(String events) {
        try (EventFeed feed = new EventFeed(lines::add)) {
            feed.follow("CA1");
            feed.read(new ByteArrayInputStream(events.getBytes(UTF_8)));
        }
    }

    @Test
    void conversationOfOurCallIsToldWithItsLatency() {
        read("""
            : comment
            event: call
            data: {"call":"CA1","seq":1,"type":"CallerSpoke","text":"when do you open"}

            data: {"call":"CA2","seq":1,"type":"CallerSpoke","text":"a stranger"}

            data: {"call":"CA1","seq":2,"type":"ReplyStarted","latency":{"endpointingMs":500,"recognitionMs":120,\
            "agentMs":40,"synthesisMs":150,"gatewayMs":12.4,"totalMs":822}}

            data: {"call":"CA1","seq":3,"type":"AgentSpoke","text":"At nine."}

            """);

        assertThat(lines)
                .containsExactly(
                        "  caller: when do you open",
                        "  agent:  At nine.\n          answered after 822 ms"
                                + " (end of turn 500, recognition 120, agent 40, synthesis 150, gateway 12)");
    }

    @Test
    void replyWithoutQuestionHasNoLatency() {
        read("data: {\"call\":\"CA1\",\"type\":\"AgentSpoke\",\"text\":\"Hello.\"}\n\n");

        assertThat(lines).containsExactly("  agent:  Hello.");
    }

    @Test
    void unreadableEventIsSaidSo() {
        read("data: {]\n\n");

        assertThat(lines).hasSize(1).first().asString().contains("not understood");
    }
}
