package ai.beluga.voice.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.gemini.GeminiMischief;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.Opening.Turns;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import ai.beluga.voice.speech.s2s.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeminiSpeechToSpeechTest {

    private static final String ASKED = "is a table free tonight";
    private static final String ANSWER = "yes we have one near the window";

    private final Gemini gemini = new Gemini();

    GeminiSpeechToSpeechTest() {
        gemini.simulator.script().understandsMelodyOf(List.of(ASKED, "wait", "good bye"));
    }

    @AfterEach
    void endsWithoutAnythingAgainstTheDocumentation() {
        assertThat(gemini.simulator.violations()).isEmpty();
        gemini.close();
    }

    @Test
    void turnOfOursIsHeardWholeAndAnsweredInSoundAndWords() {
        gemini.simulator.script().answers(Answer.say(ANSWER));
        Talk talk = gemini.open(Turns.OURS);

        talk.turn(ASKED);

        assertThat(talk.await(S2sEvent.ReplyBegan.class).goesOn()).isFalse();
        assertThat(talk.await(S2sEvent.PartEnded.class).part()).isEqualTo(1);
        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.COMPLETE);
        assertThat(gemini.simulator.script().understood()).containsExactly(ASKED);
        assertThat(talk.words(1)).isEqualTo(ANSWER);
        assertThat(talk.sound(1, ANSWER)).containsExactly(ANSWER.split(" "));
    }

    @Test
    void whatTheCallerSaidIsToldAndSettlesWithTheReplysTurn() {
        Talk talk = gemini.open(Turns.OURS);

        talk.turn(ASKED);

        talk.await(S2sEvent.Used.class);
        S2sEvent.CallerText last = talk.all(S2sEvent.CallerText.class).getLast();
        assertThat(last).isEqualTo(new S2sEvent.CallerText(1, ASKED, true));
    }

    @Test
    void textThatComesBehindTheReplyStillBelongsToWhatItAnswers() {
        gemini.simulator.timing().transcriptDelay = Duration.ofSeconds(1);
        Talk talk = gemini.open(Turns.OURS);
        talk.turn(ASKED);
        talk.await(S2sEvent.Used.class);
        assertThat(talk.understood(1)).isEmpty();

        for (int words = 1; words <= ASKED.split(" ").length; words++) {
            talk.await(S2sEvent.CallerText.class);
        }

        assertThat(talk.all(S2sEvent.CallerText.class).getLast()).isEqualTo(new S2sEvent.CallerText(1, ASKED, true));
    }

    @Test
    void vendorTakesTheTurnsWhenItIsToDoSo() {
        gemini.simulator.script().answers(Answer.say(ANSWER));
        Talk talk = gemini.open(Turns.VENDORS);

        talk.silence(200).say(ASKED).silence(700);

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.words(1)).isEqualTo(ANSWER);
        assertThat(gemini.simulator.script().understood()).containsExactly(ASKED);
        assertThat(talk.understood(1)).isEqualTo(ASKED);
        assertThat(gemini.simulator.session().setup().toString()).contains("\"silenceDurationMs\":500");
    }

    @Test
    void vendorThatIsInterruptedSaysThatTheCallerSpeaksAndNothingMoreOfItsReply() {
        gemini.simulator.mischief().lateAudio = 3;
        gemini.simulator.timing().pace = 0.2;
        gemini.simulator.timing().transcriptDelay = Duration.ZERO;
        gemini.simulator.script().answers(Answer.say(ANSWER), Answer.say("good bye"));
        Talk talk = gemini.open(Turns.VENDORS);
        talk.say(ASKED).silence(700);
        talk.await(S2sEvent.Audio.class);

        talk.say("wait");
        talk.await(S2sEvent.CallerSpeech.class);
        gemini.simulator.timing().pace = 10;
        talk.silence(700);

        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.STOPPED);
        assertThat(talk.await(S2sEvent.ReplyBegan.class).goesOn()).isFalse();
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.words(2)).isEqualTo("good bye");
        assertThat(talk.sound(1, ANSWER, "late", "good bye")).doesNotContain("late");
        assertThat(gemini.simulator.script().understood()).containsExactly(ASKED, "wait");
        assertThat(talk.all(S2sEvent.CallerText.class)).contains(new S2sEvent.CallerText(2, "wait", false));
    }

    @Test
    void replyThatIsGivenUpEndsAtOnceAndTheModelIsToldWhatWasHeard() {
        gemini.simulator.mischief().lateAudio = 3;
        gemini.simulator.script().answers(Answer.say(ANSWER), Answer.say("good bye"));
        Talk talk = gemini.open(Turns.OURS);
        talk.turn(ASKED);
        talk.await(S2sEvent.ReplyEnded.class);

        talk.say("wait");
        talk.stream().callerStarted();
        talk.stream().interrupt(1, 450);
        talk.stream().callerFinished();

        talk.await(S2sEvent.ReplyBegan.class);
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.words(2)).isEqualTo("good bye");
        assertThat(remembered())
                .anySatisfy(
                        line -> assertThat(line).startsWith("user: [Not said").contains("only: \"yes we have\""));
        assertThat(remembered()).contains("user: wait");
        assertThat(talk.sound(2, "late", "good bye")).containsExactly("good", "bye");
    }

    @Test
    void replyStoppedWhileItIsMadeIsReportedAsStoppedOnce() {
        gemini.simulator.mischief().lateAudio = 3;
        gemini.simulator.timing().pace = 0.2;
        gemini.simulator.script().answers(Answer.say(ANSWER), Answer.say("good bye"));
        Talk talk = gemini.open(Turns.OURS);
        talk.turn(ASKED);
        talk.await(S2sEvent.Audio.class);

        talk.stream().interrupt(1, 20);
        gemini.simulator.timing().pace = 10;
        talk.turn("wait");

        talk.await(S2sEvent.ReplyBegan.class);
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.all(S2sEvent.ReplyEnded.class))
                .extracting(S2sEvent.ReplyEnded::how)
                .containsExactly(How.STOPPED, How.COMPLETE);
        int stopped = talk.all().indexOf(new S2sEvent.ReplyEnded(How.STOPPED));
        assertThat(talk.all().subList(stopped, talk.all().size()))
                .noneMatch(event -> event instanceof S2sEvent.Audio audio && audio.part() == 1);
        assertThat(remembered()).anyMatch(line -> line.contains("heard nothing of your last reply"));
    }

    @Test
    void interruptionThatComesTooLateForAReplyDoesNotStopTheNext() {
        gemini.simulator.script().answers(Answer.say("yes we"), Answer.say(ANSWER));
        Talk talk = gemini.open(Turns.OURS);
        talk.turn(ASKED);
        talk.await(S2sEvent.ReplyEnded.class);
        gemini.simulator.awaitSent("turnComplete");
        gemini.simulator.timing().pace = 0.7;
        talk.turn(ASKED);
        talk.stream().interrupt(1, 100);
        talk.await(S2sEvent.Audio.class);

        talk.stream().interrupt(1, 100);

        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.COMPLETE);
        assertThat(talk.words(2)).isEqualTo(ANSWER);
    }

    @Test
    void callerWhoIsNotGivenTheFloorDoesNotStopTheReply() {
        gemini.simulator.timing().pace = 0.7;
        gemini.simulator.script().answers(Answer.say(ANSWER));
        Talk talk = gemini.open(Turns.OURS);
        talk.turn(ASKED);
        talk.await(S2sEvent.Audio.class);

        talk.say("wait");
        talk.stream().callerStarted();

        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.COMPLETE);
        assertThat(talk.words(1)).isEqualTo(ANSWER);
        gemini.simulator.await("activityStart");
        gemini.simulator.await("activityStart");
        talk.stream().callerFinished();
        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(gemini.simulator.script().understood()).containsExactly(ASKED, "wait");
    }

    @Test
    void nothingIsToldOfAReplyThatWasHeardWhole() {
        Talk talk = gemini.open(Turns.OURS);
        talk.turn(ASKED);
        talk.await(S2sEvent.ReplyEnded.class);
        gemini.simulator.awaitSent("turnComplete");

        talk.stream().interrupt(1, talk.audioMillis(1));
        talk.stream().interrupt(1, 0);
        talk.turn("good bye");

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered()).noneMatch(line -> line.contains("[Not said"));
    }

    @Test
    void textIsToldAndAnsweredWhenItIsToBe() {
        Talk talk = gemini.open(Turns.OURS);

        talk.stream().tell(new Line(Line.Role.AGENT, "Welcome."), false);
        talk.stream().tell(new Line(Line.Role.DIRECTION, "The caller is a member."), false);
        talk.stream().tell(new Line(Line.Role.CALLER, "One two three."), true);

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered())
                .startsWith(
                        "model: Welcome.",
                        "user: [Not said by the caller: The caller is a member.]",
                        "user: One two three.");
    }

    @Test
    void lineWithoutWordsIsNotSentButAnsweredWhenItIsToBe() {
        Talk talk = gemini.open(Gemini.opening(List.of(new Line(Line.Role.CALLER, " ")), Optional.empty()));

        talk.stream().tell(new Line(Line.Role.AGENT, ""), false);
        talk.stream().tell(new Line(Line.Role.CALLER, ""), true);

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered()).singleElement().asString().startsWith("model: ");
        assertThat(gemini.simulator.count("clientContent")).isEqualTo(1);
    }

    @Test
    void textThatComesDuringAReplyWaitsForItsEnd() {
        gemini.simulator.timing().pace = 0.7;
        gemini.simulator.script().answers(Answer.say(ANSWER));
        Talk talk = gemini.open(Turns.OURS);
        talk.turn(ASKED);
        talk.await(S2sEvent.Audio.class);

        talk.stream().tell(new Line(Line.Role.DIRECTION, "It is noon."), false);

        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.COMPLETE);
        gemini.simulator.await("clientContent");
        assertThat(remembered()).last().asString().contains("It is noon.");
    }

    @Test
    void replyThatTheVendorCutsOrFailsToMakeIsToldAsSuch() {
        gemini.simulator
                .script()
                .answers(
                        Answer.say("yes we").incomplete("RESPONSE_REJECTED"),
                        Answer.failed("any", "any"),
                        Answer.say(ANSWER));
        Talk talk = gemini.open(Turns.OURS);

        talk.turn(ASKED);
        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.CUT);
        talk.turn(ASKED);
        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.FAILED);
        talk.turn(ASKED);
        assertThat(talk.await(S2sEvent.ReplyEnded.class).how()).isEqualTo(How.COMPLETE);
    }

    @Test
    void usageIsReported() {
        Talk talk = gemini.open(Turns.OURS);

        talk.turn(ASKED);

        S2sEvent.Usage usage = talk.await(S2sEvent.Used.class).usage();
        assertThat(usage.audioIn()).isPositive();
        assertThat(usage.audioOut()).isPositive();
        assertThat(usage.textOut()).isZero();
    }

    @Test
    void cannotDoWhatTheVendorDoesNotOffer() {
        assertThat(gemini.engine().capabilities().has(Capability.EXACT_WORDS)).isFalse();
        assertThat(gemini.engine().capabilities().has(Capability.TELLS_SPEECH)).isFalse();
        assertThat(gemini.engine().capabilities().has(Capability.TOLD_WHAT_WAS_HEARD))
                .isFalse();
        assertThat(gemini.engine().capabilities().has(Capability.RESUMES)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("nastiness")
    void conversationIsTheSameWhateverFormTheMessagesHave(Consumer<GeminiMischief> nasty) {
        nasty.accept(gemini.simulator.mischief());
        gemini.simulator.script().answers(Answer.say(ANSWER), Answer.say("good bye"));
        Talk talk = gemini.open(Turns.OURS);

        talk.turn(ASKED);
        talk.await(S2sEvent.ReplyEnded.class);
        gemini.simulator.awaitSent("turnComplete");
        talk.turn("good bye");
        talk.await(S2sEvent.ReplyEnded.class);

        assertThat(talk.words(1)).isEqualTo(ANSWER);
        assertThat(talk.sound(1, ANSWER)).containsExactly(ANSWER.split(" "));
        assertThat(talk.words(2)).isEqualTo("good bye");
        assertThat(talk.all(S2sEvent.Failed.class)).isEmpty();
    }

    @Test
    void wordsBehindTheEndOfAReplyAreKnownToHaveBeenSaid() {
        gemini.simulator.mischief().words = GeminiMischief.Words.LATE;
        gemini.simulator.script().answers(Answer.say(ANSWER), Answer.say("good bye"));
        Talk talk = gemini.open(Turns.OURS);
        talk.turn(ASKED);
        talk.await(S2sEvent.ReplyEnded.class);
        talk.await(S2sEvent.Used.class);

        talk.stream().interrupt(1, 450);
        talk.turn("wait");

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(talk.all(S2sEvent.ReplyBegan.class)).hasSize(2);
        assertThat(remembered()).anyMatch(line -> line.contains("only: \"yes we have\""));
    }

    static Stream<Named<Consumer<GeminiMischief>>> nastiness() {
        return Stream.of(
                Named.of("pieces", mischief -> mischief.pieces = 3),
                Named.of("text", mischief -> mischief.text = true),
                Named.of("nulls", mischief -> mischief.nulls = true),
                Named.of("strange", mischief -> mischief.strange = true),
                Named.of("together", mischief -> mischief.together = true),
                Named.of("torn samples", mischief -> mischief.tornSamples = true),
                Named.of("words before", mischief -> mischief.words = GeminiMischief.Words.BEFORE),
                Named.of("words behind", mischief -> mischief.words = GeminiMischief.Words.BEHIND));
    }

    @Test
    void conversationBeginsWithWhatItIsGiven() {
        Talk talk = gemini.open(Gemini.opening(
                List.of(new Line(Line.Role.CALLER, "Hello."), new Line(Line.Role.AGENT, "Good day.")),
                Optional.empty()));

        talk.turn(ASKED);

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered()).startsWith("user: Hello.", "model: Good day.", "user: " + ASKED);
        assertThat(gemini.simulator.session().setup().toString())
                .contains("You answer the phone.", "The caller speaks English");
    }

    @Test
    void conversationGoesOnByItsNewestHandle() {
        Talk before = gemini.open(Turns.OURS);
        before.turn(ASKED);
        before.await(S2sEvent.Used.class);
        before.await(S2sEvent.Resumable.class);
        String handle = before.all(S2sEvent.Resumable.class).getLast().handle();
        before.stream().close();

        Talk talk = gemini.open(Gemini.opening(List.of(new Line(Line.Role.CALLER, "Hello.")), Optional.of(handle)));
        talk.turn("good bye");

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered()).startsWith("user: " + ASKED).doesNotContain("user: Hello.");
    }

    @Test
    void handleThatIsRefusedIsReplacedByTheHistory() {
        Opening opening = Gemini.opening(List.of(new Line(Line.Role.CALLER, "Hello.")), Optional.of("forgotten"));

        Talk talk = gemini.open(opening);
        talk.turn(ASKED);

        talk.await(S2sEvent.ReplyEnded.class);
        assertThat(remembered()).startsWith("user: Hello.");
        assertThat(gemini.simulator.sessions()).hasSize(2);
    }

    private List<String> remembered() {
        return gemini.simulator.session().remembers().stream()
                .map(Memory::toString)
                .toList();
    }
}
