package ai.beluga.voice.speech.s2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.beluga.voice.simulator.realtime.Melody;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every model that hears and speaks owes its callers. */
public abstract class S2sContract extends ConversationBench {

    private static final String ANSWER = "we open at nine";

    @Test
    void openingIsTakenOver() {
        open(opening(
                new Line(Line.Role.DIRECTION, "The caller is Ann."),
                new Line(Line.Role.AGENT, "Hello Ann"),
                new Line(Line.Role.CALLER, "Hello")));
        SpeechToSpeech.Stream stream =
                open(opening(new Line(Line.Role.AGENT, "Hello Ann"), new Line(Line.Role.CALLER, "Hello")));
        turn(stream, SAID);
        reports.reply();

        assertThat(far.instructions()).isEqualTo("Be brief.");
        assertThat(far.tools()).containsExactly("look", "count");
        assertThat(far.memory()).containsSequence("assistant: Hello Ann", "user: Hello", "user: " + SAID);
    }

    @Test
    void replyComesInOrderAndWhole() {
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);

        List<S2sEvent> reply = reports.reply();

        assertThat(said(reply)).isEqualTo(ANSWER);
        assertThat(heard(reply, 1, ANSWER)).isEqualTo(Melody.words(ANSWER));
        assertThat(reply.getFirst()).isEqualTo(new S2sEvent.ReplyBegan(false));
        assertThat(reply).containsOnlyOnce(new S2sEvent.PartEnded(1));
        assertThat(ending(reply)).isEqualTo(S2sEvent.ReplyEnded.How.COMPLETE);
    }

    @Test
    void whatSoundsBeforeTheCallerIsFoundSpeakingReachesTheVendor() {
        assumeOurTurns();
        SpeechToSpeech.Stream stream = open();
        short[] speech = Melody.of(SAID, 8_000);
        sound(stream, new short[8 * 1_000]);
        sound(stream, Arrays.copyOf(speech, 2_400));
        stream.callerStarted();
        sound(stream, Arrays.copyOfRange(speech, 2_400, speech.length));
        sound(stream, new short[8 * 300]);
        stream.callerFinished();
        reports.reply();

        assertThat(far.understood()).containsExactly(SAID);
    }

    @Test
    void turnWithoutABeginningIsHeardToo() {
        assumeOurTurns();
        SpeechToSpeech.Stream stream = open();
        sound(stream, Melody.of(SAID, 8_000));
        stream.callerFinished();
        reports.reply();

        assertThat(far.understood()).containsExactly(SAID);
    }

    @Test
    void lineIsNotHeardBehindASoundThatWasNothing() {
        assumeOurTurns();
        SpeechToSpeech.Stream stream = open();
        stream.callerStarted();
        sound(stream, new short[8 * 300]);
        stream.callerWithdrew();
        speak(stream, SAID_NEXT);
        sound(stream, new short[8 * 6_000]);
        turn(stream, SAID);
        reports.reply();

        assertThat(far.understood()).containsExactly(SAID);
        assertThat(settled(1)).isEqualTo(new S2sEvent.CallerText(1, SAID, true));
    }

    @Test
    void textIsAnsweredBehindASoundThatWasNothing() {
        assumeOurTurns();
        assumeTrue(can(Capability.TEXT));
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        stream.callerStarted();
        sound(stream, new short[8 * 300]);
        stream.callerWithdrew();
        stream.tell(new Line(Line.Role.CALLER, "one two three"), true);

        assertThat(said(reports.reply())).isEqualTo(ANSWER);
        turn(stream, SAID);
        reports.reply();
        assertThat(far.understood()).endsWith(SAID);
        assertThat(settled(1)).isEqualTo(new S2sEvent.CallerText(1, SAID, true));
    }

    @Test
    void turnsAreToldApartAndNumbered() {
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.reply();
        S2sEvent.CallerText first = settled(1);
        turn(stream, SAID_NEXT);
        reports.reply();

        assertThat(first).isEqualTo(new S2sEvent.CallerText(1, SAID, true));
        assertThat(settled(2)).isEqualTo(new S2sEvent.CallerText(2, SAID_NEXT, true));
        assertThat(far.understood()).containsExactly(SAID, SAID_NEXT);
    }

    /** The last of so many texts that do not change any more. */
    private S2sEvent.CallerText settled(int count) {
        List<S2sEvent.CallerText> texts = S2sReports.of(reports.taken(), S2sEvent.CallerText.class)
                .filter(S2sEvent.CallerText::isFinal)
                .toList();
        if (texts.size() >= count) {
            return texts.getLast();
        }
        return finalText();
    }

    @Test
    void whatIsOnlyHeardIsToldAndNotRepliedTo() {
        assumeTrue(far.client().capabilities().has(Capability.HEARS_ONLY));
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        stream.callerStarted();
        speak(stream, SAID);
        stream.callerHeard();
        S2sEvent.CallerText heard = finalText();
        turn(stream, SAID_NEXT);
        List<S2sEvent> reply = reports.reply();

        assertThat(heard).isEqualTo(new S2sEvent.CallerText(1, SAID, true));
        assertThat(said(reply)).isEqualTo(ANSWER);
        assertThat(S2sReports.of(reports.taken(), S2sEvent.ReplyBegan.class)).hasSize(1);
        assertThat(far.memory()).containsExactly("user: " + SAID, "user: " + SAID_NEXT, "assistant: " + ANSWER);
    }

    private S2sEvent.CallerText finalText() {
        S2sEvent.CallerText next = reports.next(S2sEvent.CallerText.class);
        while (!next.isFinal()) {
            next = reports.next(S2sEvent.CallerText.class);
        }
        return next;
    }

    @Test
    void turnWithoutWordsIsAnsweredToo() {
        far.says("are you there");
        SpeechToSpeech.Stream stream = open();
        if (turns() == Opening.Turns.VENDORS) {
            speak(stream, "unintelligible");
        }
        stream.callerFinished();

        assertThat(said(reports.reply())).isEqualTo("are you there");
    }

    @Test
    void partsCountUpWithinTheStream() {
        far.says("one two", "three four");
        far.says("five");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        List<S2sEvent> first = reports.reply();
        turn(stream, SAID_NEXT);
        List<S2sEvent> second = reports.reply();

        assertThat(said(first).replaceAll("\\s*", "")).isEqualTo("onetwothreefour");
        assertThat(first).contains(new S2sEvent.PartEnded(1));
        int last = S2sReports.of(first, S2sEvent.Audio.class)
                .mapToInt(S2sEvent.Audio::part)
                .max()
                .orElseThrow();
        assertThat(heard(second, last + 1, "five")).containsExactly("five");
    }

    @Test
    void vendorThatTakesTheTurnsTellsSoAndReplies() {
        assumeTrue(can(Capability.VENDOR_TURNS));
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open(opening(Opening.Turns.VENDORS));
        speak(stream, SAID);
        stream.callerFinished();

        assertThat(reports.next(S2sEvent.CallerSpeech.class).speaking()).isTrue();
        assertThat(reports.next(S2sEvent.CallerSpeech.class).speaking()).isFalse();
        assertThat(said(reports.reply())).isEqualTo(ANSWER);
        assertThat(far.understood()).containsExactly(SAID);
    }

    @Test
    void toolIsCalledAndTheModelGoesOnWithItsResult() {
        far.calls("one moment", "look", "{\"q\":\"hours\"}");
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        List<S2sEvent> reply = reports.reply();
        S2sEvent.ToolCalled called =
                S2sReports.of(reply, S2sEvent.ToolCalled.class).findFirst().orElseThrow();
        stream.toolResult(called.call(), "{\"hours\":\"9-17\"}");
        List<S2sEvent> further = reports.reply();

        assertThat(called.tool()).isEqualTo("look");
        assertThat(called.arguments().replace(" ", "")).isEqualTo("{\"q\":\"hours\"}");
        assertThat(further.getFirst()).isEqualTo(new S2sEvent.ReplyBegan(true));
        assertThat(said(further)).isEqualTo(ANSWER);
        assertThat(far.memory()).anyMatch(line -> line.startsWith("result: ") && line.contains("9-17"));
    }

    /** The caller is asked about a tool by others, and what was said is told with its result. */
    @Test
    void modelThatHearsSilenceWhileAToolIsOpenGoesOnWithItsResult() {
        far.calls("one moment", "look", "{}");
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        asksAboutTheToolAndGoesOn(stream);

        far.says("bye");
        turn(stream, SAID_NEXT);
        assertThat(said(reports.reply())).isEqualTo("bye");
        assertThat(far.understood()).containsExactly(SAID, SAID_NEXT);
    }

    @Test
    void vendorThatTakesTheTurnsHearsNobodyInSilenceAndGoesOnWithTheResult() {
        assumeTrue(can(Capability.VENDOR_TURNS));
        far.calls("one moment", "look", "{}");
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open(opening(Opening.Turns.VENDORS));
        speak(stream, SAID);
        asksAboutTheToolAndGoesOn(stream);

        far.says("bye");
        speak(stream, SAID_NEXT);
        assertThat(said(reports.reply())).isEqualTo("bye");
        assertThat(far.understood()).containsExactly(SAID, SAID_NEXT);
    }

    private void asksAboutTheToolAndGoesOn(SpeechToSpeech.Stream stream) {
        S2sEvent.ToolCalled called = S2sReports.of(reports.reply(), S2sEvent.ToolCalled.class)
                .findFirst()
                .orElseThrow();
        int before = reports.taken().size();
        sound(stream, new short[8 * 3_000]);
        if (can(Capability.TEXT)) {
            stream.tell(new Line(Line.Role.AGENT, "shall I look"), false);
        }
        sound(stream, new short[8 * 3_000]);
        stream.toolResult(called.call(), "{\"status\":\"done\",\"caller_said\":\"yes please\"}");
        List<S2sEvent> further = reports.reply();

        assertThat(further.getFirst()).isEqualTo(new S2sEvent.ReplyBegan(true));
        assertThat(said(further)).isEqualTo(ANSWER);
        assertThat(reports.taken().stream().skip(before)).noneMatch(S2sEvent.CallerSpeech.class::isInstance);
        assertThat(far.memory())
                .filteredOn(line -> line.startsWith("result: "))
                .singleElement()
                .asString()
                .contains("yes please");
    }

    /** Its reply was given up while others asked the caller: it answers the caller's words. */
    @Test
    void modelIsAskedAnewThoughAToolIsOpen() {
        assumeTrue(can(Capability.UNANSWERED_TEXT), "the vendor answers to the tool's result as well");
        far.calls("", "look", "{}");
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        S2sEvent.ToolCalled called = S2sReports.of(reports.reply(), S2sEvent.ToolCalled.class)
                .findFirst()
                .orElseThrow();
        sound(stream, new short[8 * 2_000]);
        stream.interrupt(0, 0);
        stream.tell(new Line(Line.Role.DIRECTION, "it was declined"), false);
        stream.toolResult(called.call(), "{\"status\":\"declined\"}");
        stream.tell(new Line(Line.Role.CALLER, "no thanks"), true);
        List<S2sEvent> answer = reports.reply();

        assertThat(said(answer)).isEqualTo(ANSWER);
        assertThat(answer.getFirst()).isEqualTo(new S2sEvent.ReplyBegan(false));
        assertThat(far.memory()).contains("user: no thanks").anyMatch(line -> line.contains("declined"));
        far.says("bye");
        turn(stream, SAID_NEXT);
        assertThat(said(reports.reply())).isEqualTo("bye");
    }

    @Test
    void modelGoesOnOnceEveryToolHasItsResult() {
        far.callsBoth("look", "count");
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.reply();
        List<String> calls = calls(2);
        stream.toolResult(calls.getLast(), "{\"n\":2}");
        stream.toolResult("unheard of", "{\"n\":3}");
        stream.toolResult(calls.getLast(), "{\"n\":4}");
        stream.toolResult(calls.getFirst(), "{\"n\":1}");
        List<S2sEvent> further = reports.reply();

        assertThat(said(further)).isEqualTo(ANSWER);
        assertThat(far.memory().stream().filter(line -> line.startsWith("result: ")))
                .hasSize(2);
    }

    /** The first so many calls; the reply that began with one may be over before the next is told. */
    private List<String> calls(int count) {
        while (S2sReports.of(reports.taken(), S2sEvent.ToolCalled.class).count() < count) {
            reports.next(S2sEvent.ToolCalled.class);
        }
        return S2sReports.of(reports.taken(), S2sEvent.ToolCalled.class)
                .map(S2sEvent.ToolCalled::call)
                .toList();
    }

    @Test
    void textIsTakenIntoTheConversation() {
        assumeTrue(can(Capability.TEXT));
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        Line notice = new Line(Line.Role.AGENT, "This call is recorded");
        Line question = new Line(Line.Role.CALLER, "one two three");
        stream.tell(notice, false);
        stream.tell(question, true);

        assertThat(said(reports.reply())).isEqualTo(ANSWER);
        assertThat(far.memory()).startsWith(far.told(notice, question).toArray(String[]::new));
    }

    @Test
    void lineThatIsNotToBeAnsweredReachesTheModelBeforeItsNextReply() {
        assumeTrue(can(Capability.UNANSWERED_TEXT));
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        stream.tell(new Line(Line.Role.AGENT, "This call is recorded"), false);
        turn(stream, SAID);

        assertThat(said(reports.reply())).isEqualTo(ANSWER);
        assertThat(far.memory()).startsWith("assistant: This call is recorded", "user: " + SAID);
    }

    @Test
    void givenWordsAreSaidAndNoOthers() {
        SpeechToSpeech.Stream stream = open();
        if (!can(Capability.EXACT_WORDS)) {
            assertThatThrownBy(() -> stream.say("this call is recorded"))
                    .isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        stream.say("this call is recorded");
        List<S2sEvent> reply = reports.reply();

        assertThat(said(reply)).isEqualTo("this call is recorded");
        assertThat(heard(reply, 1, "this call is recorded")).hasSize(4);
        assertThat(ending(reply)).isEqualTo(S2sEvent.ReplyEnded.How.COMPLETE);
    }

    @Test
    void givenWordsWaitForTheReplyUnderWay() {
        assumeTrue(can(Capability.EXACT_WORDS));
        far.says(ANSWER);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        stream.say("this call is recorded");

        assertThat(said(reports.reply())).isEqualTo(ANSWER);
        assertThat(said(reports.reply())).isEqualTo("this call is recorded");
    }

    @Test
    void replyThatTheVendorCutsIsCut() {
        assumeTold(FarEnd.Sign.CUT);
        far.breaksOff("we open at");
        turn(open(), SAID);

        assertThat(ending(reports.reply())).isEqualTo(S2sEvent.ReplyEnded.How.CUT);
    }
}
