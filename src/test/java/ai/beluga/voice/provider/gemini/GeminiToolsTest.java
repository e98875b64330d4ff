package ai.beluga.voice.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.Opening.Turns;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.speech.s2s.Talk;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GeminiToolsTest {

    private static final Opening.Tool LOOKUP = new Opening.Tool(
            "lookup", "Finds a table.", "{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\"}}}");

    private final Gemini gemini = new Gemini();

    GeminiToolsTest() {
        gemini.simulator.script().understandsMelodyOf(List.of("a table", "wait"));
    }

    @AfterEach
    void endsWithoutAnythingAgainstTheDocumentation() {
        assertThat(gemini.simulator.violations()).isEmpty();
        gemini.close();
    }

    @Test
    void toolIsCalledAndTheModelGoesOnWithItsResult() {
        gemini.simulator
                .script()
                .answers(Answer.say("one moment").andCall("lookup", "{\"q\":\"x\"}"), Answer.say("it is free"));
        Talk talk = gemini.open(Gemini.opening(Turns.OURS, LOOKUP));
        talk.turn("a table");

        S2sEvent.ToolCalled called = talk.await(S2sEvent.ToolCalled.class);
        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.COMPLETE);
        talk.stream().toolResult(called.call(), "{\"free\":true}");

        assertThat(called.tool()).isEqualTo("lookup");
        assertThat(called.arguments()).isEqualTo("{\"q\":\"x\"}");
        assertThat(talk.await(S2sEvent.ReplyBegan.class).goesOn()).isTrue();
        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.COMPLETE);
        assertThat(talk.words(1)).isEqualTo("one moment");
        assertThat(talk.words(2)).isEqualTo("it is free");
        assertThat(gemini.simulator.session().setup().toString()).contains("parametersJsonSchema");
    }

    @Test
    void resultsOfOneTurnsCallsLeaveTogether() {
        gemini.simulator
                .script()
                .answers(Answer.call("lookup", "{}").andCall("lookup", "{\"q\":\"y\"}"), Answer.say("it is free"));
        Talk talk = gemini.open(Gemini.opening(Turns.OURS, LOOKUP));
        talk.turn("a table");
        String first = talk.await(S2sEvent.ToolCalled.class).call();
        String second = talk.await(S2sEvent.ToolCalled.class).call();

        talk.stream().toolResult(second, "{}");
        talk.stream().toolResult(first, "{}");
        talk.stream().toolResult(first, "{\"again\":1}");

        assertThat(talk.await(S2sEvent.ReplyBegan.class).goesOn()).isTrue();
        talk.await(S2sEvent.PartEnded.class);
        assertThat(gemini.simulator.count("toolResponse")).isEqualTo(1);
        assertThat(talk.words(1)).isEqualTo("it is free");
    }

    @Test
    void callsThatTheVendorWithdrawsAreToldAndTheirLateResultsGoNowhere() {
        gemini.simulator.script().answers(Answer.call("lookup", "{}"), Answer.say("it is free"));
        Talk talk = gemini.open(Gemini.opening(Turns.OURS, LOOKUP));
        talk.turn("a table");
        String call = talk.await(S2sEvent.ToolCalled.class).call();

        talk.turn("wait");
        assertThat(talk.await(S2sEvent.ToolWithdrawn.class).call()).isEqualTo(call);
        talk.stream().toolResult(call, "{\"late\":true}");

        assertThat(talk.await(S2sEvent.ReplyBegan.class).goesOn()).isFalse();
        talk.await(S2sEvent.PartEnded.class);
        assertThat(gemini.simulator.session().remembers())
                .extracting(Memory::role)
                .doesNotContain("result");
    }

    @Test
    void callIsWithdrawnWithTheVendorsOwnTurns() {
        gemini.simulator.script().answers(Answer.call("lookup", "{}"), Answer.say("it is free"));
        Talk talk = gemini.open(Gemini.opening(Turns.VENDORS, LOOKUP));
        talk.say("a table").silence(700);
        talk.await(S2sEvent.ToolCalled.class);

        talk.say("wait").silence(700);

        talk.await(S2sEvent.ToolWithdrawn.class);
        talk.await(S2sEvent.PartEnded.class);
        assertThat(talk.words(1)).isEqualTo("it is free");
    }
}
