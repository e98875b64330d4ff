package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.speech.cache.CachingTextToSpeech;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedTool;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.TurnSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What callers hear while a tool takes its time. */
class ToolFillerTest {

    private static final TurnSettings TURN =
            English.TURN.with(PreemptiveSettings.OFF).with(English.WITHOUT_ECHO);
    private static final String FILLER = "I am looking.";

    private final ScriptedTool hours = ScriptedTool.look("opening_hours", FILLER);
    private final ScriptedTool silent = ScriptedTool.look("prices");
    private final ScriptedTool pay = ScriptedTool.asking("pay", "Shall I pay?", FILLER);
    private final ScriptedCall call = ScriptedCall.assembledBy(
                    (engines, settings, platform) -> new SessionAssembly(
                            recorded(engines), settings, platform, ScriptedTool.box(hours, silent, pay)),
                    TURN)
            .run(ofSeconds(2));

    /** Of the scripted engines, with recordings of prompts and fillers by the same voice. */
    private static Engines recorded(Engines scripted) {
        Providers providers = scripted.providers();
        var voice = providers.synthesizers().links().getFirst().engine();
        CachingTextToSpeech cache = new CachingTextToSpeech(voice, Locale.US);
        for (String words : List.of(FILLER, "filler prompt.", "filler again prompt.", "apology prompt.")) {
            cache.prepare(words);
        }
        Providers with = new Providers(
                providers.recognisers(),
                providers.agents(),
                Chain.ofOne(EnginePort.TTS, "recorded", cache),
                Optional.of(cache.recordings()),
                providers.settings());
        return new Engines(new NoNoiseSuppression(), new LoudnessDetector(), scripted.turnDetector(), with);
    }

    private void asks(String tool) {
        call.agent.calls(tool, "{\"day\":\"monday\"}", result -> "At nine.");
        call.callerSays("when are you open");
    }

    @Test
    void fillerOfTheToolIsSaidOnceAndTheResultFollows() {
        asks("opening_hours");
        call.run(ofMillis(3_200));
        assertThat(call.heardAtTheFarEnd()).endsWith("greeting prompt. I am looking.");
        assertThat(hours.called()).hasSize(1);

        hours.ends("9");
        call.run(ofSeconds(2));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. I am looking. At nine.");
    }

    @Test
    void fillerOfAConfirmedToolIsSaidInTheTurnOfTheAnswer() {
        asks("pay");
        call.run(ofSeconds(5));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1.");

        call.callerSays("yes");
        call.run(ofMillis(3_000));
        assertThat(call.heardAtTheFarEnd()).endsWith("press 1. I am looking.");
        pay.ends("9");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).endsWith("press 1. I am looking. You said yes.");
    }

    @Test
    void quickToolIsNotFilled() {
        asks("opening_hours");
        call.run(ofMillis(1_200));
        hours.ends("9");
        call.run(ofSeconds(3));

        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. At nine.");
    }

    @Test
    void callerOfASlowToolIsAskedToWaitAndNeverToldThatItFailed() {
        asks("prices");
        call.run(ofSeconds(9));
        assertThat(call.heardAtTheFarEnd()).contains("filler prompt.").doesNotContain("apology");

        silent.ends("9");
        call.run(ofSeconds(2));

        assertThat(call.heardAtTheFarEnd()).endsWith("At nine.").doesNotContain("apology");
    }

    @Test
    void agentThatIsSilentBehindTheResultHasFailed() {
        call.agent.calls(
                "",
                List.of(new AgentReply.CallsTool("c1", "prices", "{\"day\":\"monday\"}")),
                results -> List.of(new AgentReply.TextChunk(" ")));
        call.callerSays("what is it").run(ofSeconds(3));
        silent.ends("9");
        call.run(ofSeconds(12));

        assertThat(call.heardAtTheFarEnd()).contains("apology prompt.");
    }

    @Test
    void fillerWaitsForTheWordsBeforeIt() {
        call.agent.calls(
                "Let me have a look at that for you.",
                List.of(new AgentReply.CallsTool("c1", "opening_hours", "{\"day\":\"monday\"}")),
                results -> List.of(new AgentReply.TextChunk("At nine."), new AgentReply.Ended(AgentReply.Then.LISTEN)));
        call.callerSays("when are you open").run(ofMillis(5_500));

        assertThat(call.heardAtTheFarEnd()).endsWith("Let me have a look at that for you. I am looking.");
    }
}
