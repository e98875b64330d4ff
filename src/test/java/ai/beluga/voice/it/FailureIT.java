package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.load.server.HealPage;
import ai.beluga.voice.matrix.Cell;
import ai.beluga.voice.matrix.Facts;
import ai.beluga.voice.matrix.Matrix;
import ai.beluga.voice.matrix.Moment;
import ai.beluga.voice.matrix.Outcome;
import ai.beluga.voice.matrix.Vendors;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.simulator.chat.ChatMove;
import ai.beluga.voice.simulator.chat.ChatQuestion;
import ai.beluga.voice.simulator.trouble.Trouble;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A few fields of the failure matrix, on Flux; {@code load/FailureMatrixLoad} has them all. And a call in which the language
 * model uses an application's tools.
 */
@ExtendWith(ArquillianExtension.class)
class FailureIT {

    private static final Vendors VENDORS = new Vendors("deepgram-flux");
    private static final List<Cell> CELLS = List.of(
            new Cell(EnginePort.STT, Trouble.HUNG, Moment.WHILE_THE_CALLER_SPEAKS),
            new Cell(EnginePort.STT, Trouble.KILLED, Moment.AT_THE_END_OF_SPEECH),
            new Cell(EnginePort.AGENT, Trouble.GARBLED, Moment.BEFORE_THE_FIRST_WORDS),
            new Cell(EnginePort.TTS, Trouble.KILLED, Moment.IN_MID_MESSAGE));

    @Deployment(testable = false)
    static WebArchive gateway() {
        Map<String, String> settings = new HashMap<>(VENDORS.settings());
        settings.put("mp.config.profile", "demo");
        settings.put("beluga.agent.knowledge", DemoArchive.knowledge());
        settings.put("beluga.public-url", Gateway.base().toString());
        return GatewayArchive.with(settings).addClass(HealPage.class).addAsLibrary(ToolLibrary.shop());
    }

    @AfterAll
    static void stop() {
        VENDORS.close();
    }

    @Test
    void callerIsAnsweredInTimeAndTheRecordTellsWhoFailed() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();

        try (Matrix matrix = new Matrix(VENDORS, DemoArchive.phone())) {
            matrix.warmUp();
            for (Cell cell : CELLS) {
                Outcome outcome = matrix.of(cell);

                assertThat(outcome.problems()).as(outcome.row()).isEmpty();
                assertThat(outcome.nextAnswered()).isTrue();
            }
        }
        assertThat(VENDORS.violations()).isEmpty();
    }

    @Test
    void languageModelUsesTheApplicationsToolsAndTheCallerSaysYes() throws Exception {
        assertThat(Gateway.becomesReady()).as(Gateway.text("/health/ready")).isTrue();
        Matrix.heal();
        List<String> results = new CopyOnWriteArrayList<>();
        VENDORS.scripted(
                question -> shopkeeper(question, results), "When do you open?", "A table for four.", "Yes, please.");

        try (Facts facts = new Facts()) {
            CallRecord call = DemoArchive.phone()
                    .call(Scenario.of(
                            "wait greeting",
                            "say audio/goodbye.ulaw.wav",
                            "wait reply",
                            "say audio/goodbye.ulaw.wav",
                            "wait reply",
                            "say audio/goodbye.ulaw.wav",
                            "wait reply",
                            "hang up"));

            List<JsonObject> told = facts.ofEnded(call.callSid());
            assertThat(call.failure()).as(told.toString()).isEmpty();
            assertThat(call.violations()).isEmpty();
            assertThat(told.stream()
                            .filter(fact -> fact.getString("type").equals("AgentSpoke"))
                            .map(fact -> fact.getString("text")))
                    .containsExactly("Hello.", "We open at late noon.", "Book 4? Press 1.", "Your place is booked.");
            assertThat(results)
                    .containsExactly("{\"status\":\"done\",\"result\":{\"service\":\"SHOP\",\"day\":\"2026-12-05\","
                            + "\"opens\":\"late noon\"}}");
            assertThat(Gateway.text(ShopPage.PATH).lines().filter(line -> line.startsWith(call.callSid())))
                    .containsExactly(call.callSid() + " bookTable 4 for +15005550006 key " + call.callSid() + "-1");
        }
        assertThat(VENDORS.violations()).isEmpty();
    }

    /** Looks up what it is asked, books what it is told to, and says so when it hears that it was done. */
    private static ChatMove shopkeeper(ChatQuestion question, List<String> results) {
        if (question.instructions().contains("under trees")) {
            return new ChatMove.Say("Your place is booked.");
        }
        if (question.words().contains("table")) {
            return ChatMove.call("bookTable", "{\"seats\":4}");
        }
        if (question.results().isEmpty()) {
            return ChatMove.call("openingHours", "{\"service\":\"SHOP\",\"day\":\"2026-12-05\"}");
        }
        results.addAll(question.results());
        return new ChatMove.Say("We open at late noon.");
    }
}
