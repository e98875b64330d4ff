package ai.beluga.voice.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.nova.NovaMischief;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.speech.s2s.Talk;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is this vendor's own; what is owed to every caller is in {@link NovaContractTest}. */
class NovaSpeechToSpeechTest {

    private static final String ASKED = "is a table free tonight";
    private static final String ANSWER = "yes we have one near the window";
    private static final Opening.Tool LOOKUP = new Opening.Tool("lookup", "Finds a table.", "{\"type\":\"object\"}");

    private final Nova nova = new Nova();

    NovaSpeechToSpeechTest() {
        nova.simulator.script().understandsMelodyOf(List.of(ASKED, "wait", "good bye"));
    }

    @AfterEach
    void endsWithoutAnythingAgainstTheDocumentation() {
        assertThat(nova.simulator.violations()).isEmpty();
        nova.close();
    }

    @Test
    void usageOfTheModelThatWasAskedForIsReported() {
        Talk talk = nova.open();

        talk.say(ASKED).silence(700);

        assertThat(talk.await(S2sEvent.Used.class).usage().audioIn()).isPositive();
        assertThat(nova.simulator.session().model()).isEqualTo("amazon.nova-2-sonic-v1:0");
    }

    @Test
    void callerWhoInterruptsStopsTheReplyAndIsAnsweredAnew() {
        nova.simulator.mischief().lateAudio = 3;
        nova.simulator.timing().pace = 0.2;
        nova.simulator.script().answers(Answer.say(ANSWER), Answer.say("good bye"));
        Talk talk = nova.open();
        talk.say(ASKED).silence(700);
        talk.await(S2sEvent.Audio.class);

        talk.say("wait");
        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.STOPPED);
        assertThat(talk.await(S2sEvent.CallerSpeech.class).speaking()).isTrue();
        nova.simulator.timing().pace = 10;
        talk.silence(700);

        talk.await(S2sEvent.ReplyBegan.class);
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.words(2).strip()).isEqualTo("good bye");
        assertThat(talk.sound(1, ANSWER, "late", "good bye")).doesNotContain("late");
        assertThat(talk.understood(2)).isEqualTo("wait");
    }

    @Test
    void replyThatTheGatewayGivesUpIsNotReportedAnyMoreThoughTheVendorGoesOn() {
        nova.simulator.timing().pace = 2;
        nova.simulator.script().answers(Answer.say(ANSWER).andSay("late words"), Answer.say("good bye"));
        Talk talk = nova.open();
        talk.say(ASKED).silence(700);
        talk.await(S2sEvent.Audio.class);

        talk.stream().interrupt(1, 20);
        talk.stream().interrupt(1, 20);

        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.STOPPED);
        talk.say("wait").silence(700);
        talk.await(S2sEvent.ReplyBegan.class);
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.words(1) + talk.words(2) + talk.words(3))
                .doesNotContain("late")
                .contains("good bye");
    }

    @Test
    void silenceWhileAToolIsOpenIsNoCallerAndTheModelGoesOnWithTheResult() {
        nova.simulator
                .script()
                .answers(
                        Answer.say("one moment").andCall("lookup", "{}"),
                        Answer.say("it is free"),
                        Answer.say("good bye"));
        Talk talk = nova.open(Nova.opening(List.of(), LOOKUP));
        talk.say(ASKED).silence(700);
        String call = talk.await(S2sEvent.ToolCalled.class).call();
        talk.await(S2sEvent.ReplyEnded.class);
        int heard = talk.all(S2sEvent.CallerSpeech.class).size();

        talk.silence(3_000);
        talk.stream().tell(new Line(Line.Role.AGENT, "Shall I look?"), false);
        talk.silence(3_000);
        talk.stream().toolResult(call, "{\"free\":true,\"caller_said\":\"yes please\"}");

        assertThat(talk.await(S2sEvent.ReplyBegan.class).goesOn()).isTrue();
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.words(2).strip()).isEqualTo("it is free");
        assertThat(talk.all(S2sEvent.CallerSpeech.class)).hasSize(heard);
        assertThat(remembered()).contains("result: {\"free\":true,\"caller_said\":\"yes please\"}");
        talk.say("wait").silence(700);
        assertThat(talk.await(S2sEvent.ReplyBegan.class).goesOn()).isFalse();
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.words(3).strip()).isEqualTo("good bye");
    }

    @Test
    void modelIsAskedAnewThoughAToolIsOpen() {
        nova.simulator.script().answers(Answer.call("lookup", "{}"));
        Talk talk = nova.open(Nova.opening(List.of(), LOOKUP));
        talk.say(ASKED).silence(700);
        String call = talk.await(S2sEvent.ToolCalled.class).call();
        talk.await(S2sEvent.ReplyEnded.class);

        talk.silence(2_000);
        talk.stream().interrupt(0, 0);
        talk.stream().tell(new Line(Line.Role.DIRECTION, "It was declined."), false);
        talk.stream().toolResult(call, "{\"status\":\"declined\"}");
        talk.stream().tell(new Line(Line.Role.CALLER, "No thanks."), true);

        talk.await(S2sEvent.ReplyBegan.class);
        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.COMPLETE);
        assertThat(remembered()).contains("user: [Not said by the caller: It was declined.]\nNo thanks.");
    }

    @Test
    void toolsThatAreCalledTogetherAreOfOneReplyWhichGoesOnWithTheirResults() {
        nova.simulator
                .script()
                .answers(Answer.call("lookup", "{}").andCall("lookup", "{\"q\":\"x\"}"), Answer.say("both are free"));
        Talk talk = nova.open(Nova.opening(List.of(), LOOKUP));
        talk.say(ASKED).silence(700);

        String first = talk.await(S2sEvent.ToolCalled.class).call();
        String second = talk.await(S2sEvent.ToolCalled.class).call();
        assertThat(talk.all(S2sEvent.ReplyBegan.class)).containsExactly(new S2sEvent.ReplyBegan(false));
        talk.stream().toolResult(first, "{}");
        talk.stream().toolResult(second, "{}");

        assertThat(talk.await(S2sEvent.ReplyBegan.class).goesOn()).isTrue();
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.words(1).strip()).isEqualTo("both are free");
    }

    @Test
    void whatAnswersACallerWhoSpokeWhileToolsWereOpenIsAnotherReply() {
        nova.simulator.script().answers(Answer.call("lookup", "{}"), Answer.say("good bye"));
        Talk talk = nova.open(Nova.opening(List.of(), LOOKUP));
        talk.say(ASKED).silence(700);
        talk.await(S2sEvent.ToolCalled.class);
        talk.await(S2sEvent.ReplyEnded.class);

        talk.say("wait").silence(700);

        talk.await(S2sEvent.ReplyBegan.class);
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.all(S2sEvent.ReplyBegan.class))
                .containsExactly(new S2sEvent.ReplyBegan(false), new S2sEvent.ReplyBegan(false));
    }

    @Test
    void lineThatIsNotToBeAnsweredDoesNotReachTheModelWithWhatTheCallerSays() {
        Talk talk = nova.open();

        talk.stream().tell(new Line(Line.Role.DIRECTION, "It is booked."), false);
        talk.say(ASKED).silence(700);

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered()).contains("user: " + ASKED).noneMatch(line -> line.contains("booked"));
        assertThat(nova.engine().capabilities().has(Capability.UNANSWERED_TEXT)).isFalse();
    }

    @Test
    void lineWithoutWordsIsAnsweredWhenItIsToBe() {
        Talk talk = nova.open(Nova.opening(List.of(new Line(Line.Role.CALLER, " "))));

        talk.stream().tell(new Line(Line.Role.CALLER, ""), true);

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered()).contains("user: [The caller waits.]").doesNotContain("user:  ");
    }

    @Test
    void conversationBeginsWithWhatItIsGiven() {
        Talk talk = nova.open(Nova.opening(List.of(
                new Line(Line.Role.AGENT, "Good day."),
                new Line(Line.Role.CALLER, "Hello."),
                new Line(Line.Role.DIRECTION, "It is noon."),
                new Line(Line.Role.AGENT, "Yes?"))));

        talk.say(ASKED).silence(700);

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered())
                .startsWith(
                        "system: You answer the phone.\n\n"
                                + "The caller speaks English (United States). The telephone system has a greeting and"
                                + " announcements of its own, of which you may not be told: do not greet the caller"
                                + " again.",
                        "user: [The call begins.]",
                        "assistant: Good day.",
                        "user: Hello.\n[Not said by the caller: It is noon.]",
                        "assistant: Yes?",
                        "user: " + ASKED);
    }

    @Test
    void conversationEndsInTheVendorsOrder() {
        Talk talk = nova.open();

        talk.stream().close();

        nova.simulator.await("contentEnd");
        nova.simulator.await("promptEnd");
        nova.simulator.await("sessionEnd");
        assertThat(talk.all(S2sEvent.Failed.class)).isEmpty();
    }

    @Test
    void cannotDoWhatTheVendorDoesNotOffer() {
        var able = nova.engine().capabilities();

        assertThat(able.has(Capability.OUR_TURNS)).isFalse();
        assertThat(able.has(Capability.TELLS_SPEECH)).isFalse();
        assertThat(able.has(Capability.TOLD_WHAT_WAS_HEARD)).isFalse();
        assertThat(able.has(Capability.EXACT_WORDS)).isFalse();
        assertThat(able.has(Capability.RESUMES)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("nastiness")
    void conversationIsTheSameWhateverFormTheEventsHave(Consumer<NovaMischief> nasty) {
        nasty.accept(nova.simulator.mischief());
        nova.simulator.script().answers(Answer.say(ANSWER));
        Talk talk = nova.open();

        talk.say(ASKED).silence(700);
        talk.await(S2sEvent.ReplyEnded.class);

        assertThat(talk.words(1)).isEqualTo(ANSWER);
        assertThat(talk.sound(1, ANSWER)).containsExactly(ANSWER.split(" "));
        assertThat(talk.all(S2sEvent.ReplyBegan.class)).hasSize(1);
        assertThat(talk.all(S2sEvent.Failed.class)).isEmpty();
    }

    static Stream<Named<Consumer<NovaMischief>>> nastiness() {
        return Stream.of(
                Named.of("pieces", mischief -> mischief.pieceBytes = 100),
                Named.of("nulls", mischief -> mischief.nulls = true),
                Named.of("strange", mischief -> mischief.strange = true),
                Named.of("torn samples", mischief -> mischief.tornSamples = true),
                Named.of("text before the end of sound", mischief -> mischief.textFirst = true));
    }

    private List<String> remembered() {
        return nova.simulator.session().remembers().stream()
                .map(Memory::toString)
                .toList();
    }
}
