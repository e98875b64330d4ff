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
            data: {"call":"CA1","seq":1,"type":"CallerSpoke","turn":2,"text":"when do you open"}

            data: {"call":"CA2","seq":1,"type":"CallerSpoke","text":"a stranger"}

            data: {"call":"CA1","seq":2,"type":"ReplyStarted","turn":2,"latency":{"endpointingMs":500,\
            "recognitionMs":120,"agentMs":40,"synthesisMs":150,"gatewayMs":12.4,"totalMs":822}}

            data: {"call":"CA1","seq":3,"type":"AgentSpoke","turn":2,"text":"At nine."}

            """);

        assertThat(lines)
                .containsExactly(
                        "  caller: when do you open",
                        "  agent:  At nine.",
                        "          first frame of the answer after 822 ms, by the server: end of turn 500,"
                                + " recognition 120, agent 40, synthesis 150, gateway 12");
    }

    @Test
    void fillerIsToldBesideTheAnswerItBridges() {
        read("data: {\"call\":\"CA1\",\"type\":\"AgentSpoke\",\"text\":\"At nine.\","
                + "\"filler\":\"One moment, please.\"}\n\n");

        assertThat(lines).containsExactly("  (the caller is asked to wait: One moment, please.)", "  agent:  At nine.");
    }

    @Test
    void replyOfWhichOnlyAFillerWasHeardHasNoLineOfTheAgent() {
        read("data: {\"call\":\"CA1\",\"type\":\"AgentSpoke\",\"text\":\"\","
                + "\"filler\":\"One moment, please.\"}\n\n");

        assertThat(lines).containsExactly("  (the caller is asked to wait: One moment, please.)");
    }

    @Test
    void latencyStandsBesideItsOwnAnswerOnly() {
        read("""
            data: {"call":"CA1","type":"CallerSpoke","turn":2,"text":"when do you"}

            data: {"call":"CA1","type":"ReplyStarted","turn":2,"latency":{"totalMs":400}}

            data: {"call":"CA1","type":"CallerWentOn","turn":2}

            data: {"call":"CA1","type":"CallerSpoke","turn":3,"text":"when do you open"}

            data: {"call":"CA1","type":"ReplyStarted","turn":4,"latency":{"totalMs":900}}

            data: {"call":"CA1","type":"AgentSpoke","turn":4,"text":"I am sorry."}

            """);

        assertThat(lines)
                .as("the first answer was never heard, and the second is a prompt")
                .containsExactly(
                        "  caller: when do you",
                        "  (the caller goes on: these words come again)",
                        "  caller: when do you open",
                        "  agent:  I am sorry.");
    }

    @Test
    void oneAnswerHasNoPercentiles() {
        try (EventFeed feed = new EventFeed(lines::add)) {
            feed.follow("CA1");
            feed.read(events("{\"call\":\"CA1\",\"type\":\"CallerSpoke\",\"text\":\"a question\"}"));
            feed.read(events("{\"call\":\"CA1\",\"type\":\"ReplyStarted\",\"latency\":{\"totalMs\":400}}"));

            assertThat(feed.waterfall()).isEmpty();
        }
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

    @Test
    void endIsToldWithItsReason() {
        read("data: {\"call\":\"CA1\",\"type\":\"CallEnded\",\"reason\":\"GOODBYE\"}\n\n");

        assertThat(lines).containsExactly("  (the call is over: GOODBYE)");
    }

    @Test
    void waterfallHasMedianAndTailOfEachPart() {
        try (EventFeed feed = new EventFeed(lines::add)) {
            feed.follow("CA1");
            for (int millis = 1; millis <= 20; millis++) {
                feed.read(events("{\"call\":\"CA1\",\"type\":\"CallerSpoke\",\"text\":\"a question\"}"));
                feed.read(events("{\"call\":\"CA1\",\"type\":\"ReplyStarted\",\"latency\":{\"endpointingMs\":"
                        + (400 + millis) + ",\"gatewayMs\":" + millis + ",\"totalMs\":" + (500 + millis) + "}}"));
            }

            feed.read(events("{\"call\":\"CA1\",\"type\":\"ReplyStarted\",\"latency\":{\"totalMs\":9000}}"));

            assertThat(feed.waterfall())
                    .as("a prompt answers nothing")
                    .isEqualTo("end of turn 410/419, recognition 0/0, agent 0/0, synthesis 0/0, gateway 10/19,"
                            + " whole 510/519");
        }
    }

    @Test
    void wantedWordsAreLookedForInWhatWasUnderstoodAndAnswered() {
        try (EventFeed feed = new EventFeed(lines::add)) {
            feed.follow("CA1");
            feed.read(events("{\"call\":\"CA1\",\"type\":\"CallerSpoke\",\"text\":\"When do you open?\"}"));
            feed.read(events("{\"call\":\"CA1\",\"type\":\"AgentSpoke\",\"text\":\"At nine.\"}"));

            assertThat(feed.unmet("CA1", new Options.Wanted("do you OPEN", "nine")))
                    .isEmpty();
            assertThat(feed.unmet("CA1", new Options.Wanted("close", "")))
                    .hasValueSatisfying(sentence -> assertThat(sentence).contains("\"close\"", "When do you open?"));
            assertThat(feed.unmet("CA1", new Options.Wanted("", "ten")))
                    .hasValueSatisfying(sentence -> assertThat(sentence).contains("\"ten\"", "At nine."));
        }
    }

    private static ByteArrayInputStream events(String data) {
        return new ByteArrayInputStream(("data: " + data + "\n\n").getBytes(UTF_8));
    }
}
