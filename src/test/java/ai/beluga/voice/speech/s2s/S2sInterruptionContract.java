package ai.beluga.voice.speech.s2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.beluga.voice.simulator.realtime.Melody;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a reply that the caller did not hear to its end, and what a model that can be told remembers of it. Words sound
 * 150 ms each.
 */
public abstract class S2sInterruptionContract extends ConversationBench {

    private static final String LONG = "one two three four five six seven eight nine ten";
    private static final String USER = "user: " + SAID;

    @Test
    void modelRemembersWhatWasHeardOfAReplyUnderWay() {
        assumeModelIsTold();
        SpeechToSpeech.Stream stream = speaking(LONG);
        reports.untilHeard(1, 600);
        stream.interrupt(1, 310);

        assertThat(reports.next(S2sEvent.ReplyEnded.class).how()).isEqualTo(S2sEvent.ReplyEnded.How.STOPPED);
        assertThat(memoryAfterAnotherTurn(stream)).containsExactly(USER, "assistant: one two");
    }

    @Test
    void modelRemembersWhatWasHeardOfAReplyThatWasMadeLongBefore() {
        assumeModelIsTold();
        far.says(LONG);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.reply();
        stream.interrupt(1, 460);

        assertThat(memoryAfterAnotherTurn(stream)).containsExactly(USER, "assistant: one two three");
    }

    @Test
    void heardMoreThanCameIsAllThatCame() {
        assumeModelIsTold();
        SpeechToSpeech.Stream stream = speaking(LONG);
        reports.untilHeard(1, 300);
        stream.interrupt(1, 60_000);
        reports.next(S2sEvent.ReplyEnded.class);
        int came = (S2sReports.audio(reports.taken(), 1).length / 8 + 30) / 150;

        List<String> memory = memoryAfterAnotherTurn(stream);

        assertThat(memory).hasSize(2);
        assertThat(memory.getLast().split(" ").length - 1).isBetween(came - 1, came);
    }

    @Test
    void modelRemembersNothingOfAReplyNobodyHeard() {
        assumeModelIsTold();
        SpeechToSpeech.Stream stream = speaking(LONG);
        reports.untilHeard(1, 300);
        stream.interrupt(0, 0);

        assertThat(memoryAfterAnotherTurn(stream)).containsExactly(USER);
    }

    @Test
    void replyThatWasHeardWholeStaysWhenTheNextIsNotHeard() {
        assumeModelIsTold();
        far.says("good morning");
        far.says(LONG);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.reply();
        far.pace(1);
        turn(stream, SAID);
        reports.next(S2sEvent.Audio.class);
        stream.interrupt(0, 0);

        assertThat(memoryAfterAnotherTurn(stream)).containsExactly(USER, "assistant: good morning", USER);
    }

    @Test
    void replyThatHasNotBegunTakesNoEarlierOneWithIt() {
        assumeModelIsTold();
        far.says("good morning");
        far.says(LONG);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.reply();
        turn(stream, SAID);
        stream.interrupt(0, 0);

        assertThat(memoryAfterAnotherTurn(stream)).containsExactly(USER, "assistant: good morning", USER);
    }

    @Test
    void partsAfterTheHeardOneAreForgotten() {
        assumeModelIsTold();
        far.says("one two three", "four five six", "seven eight nine");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        List<S2sEvent> reply = reports.reply();
        assertThat(S2sReports.of(reply, S2sEvent.PartEnded.class)).hasSize(3);
        stream.interrupt(2, 160);

        assertThat(memoryAfterAnotherTurn(stream)).containsExactly(USER, "assistant: one two three", "assistant: four");
    }

    @Test
    void interruptionIsToldTwiceWithoutHarm() {
        assumeModelIsTold();
        far.says("one two three", "four five six");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.reply();
        stream.interrupt(1, 310);
        stream.interrupt(1, 310);
        stream.interrupt(1, 160);

        assertThat(memoryAfterAnotherTurn(stream)).containsExactly(USER, "assistant: one");
    }

    @Test
    void audioOfWhatWasGivenUpIsNeverTold() {
        far.odd(FarEnd.Oddity.LATE_AUDIO);
        SpeechToSpeech.Stream stream = speaking(LONG);
        reports.untilHeard(1, 300);
        stream.interrupt(1, 160);
        reports.rest();
        int before = reports.taken().size();

        memoryAfterAnotherTurn(stream);

        List<S2sEvent> told = reports.taken().subList(before, reports.taken().size());
        int stopped = told.lastIndexOf(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.STOPPED));
        assertThat(S2sReports.audio(told.subList(Math.max(0, stopped), told.size()), 1))
                .isEmpty();
        assertThat(heard(told, 2, "noted late")).containsExactly("noted");
    }

    @Test
    void nothingToInterruptIsNoHarm() {
        SpeechToSpeech.Stream stream = open();
        stream.interrupt(0, 0);
        stream.interrupt(3, 500);

        assertThat(memoryAfterAnotherTurn(stream)).isEmpty();
    }

    @Test
    void replyIsBegunAlthoughTheLastOneIsStillBeingStopped() {
        SpeechToSpeech.Stream stream = speaking(LONG);
        reports.untilHeard(1, 300);
        far.says("five");
        stream.interrupt(1, 160);
        turn(stream, SAID_NEXT);

        assertThat(reports.next(S2sEvent.ReplyEnded.class).how()).isEqualTo(S2sEvent.ReplyEnded.How.STOPPED);
        assertThat(said(reports.reply())).isEqualTo("five");
    }

    @Test
    void vendorThatTakesTheTurnsGivesUpItselfAndIsToldWhatWasHeard() {
        assumeTrue(can(Capability.VENDOR_TURNS));
        far.says(LONG);
        far.pace(1);
        SpeechToSpeech.Stream stream = open(opening(Opening.Turns.VENDORS));
        speak(stream, SAID);
        reports.untilHeard(1, 600);
        far.says("noted");
        int before = reports.taken().size();
        sound(stream, Melody.of(SAID_NEXT, 8_000));
        S2sEvent.CallerSpeech speech = reports.next(S2sEvent.CallerSpeech.class);
        stream.interrupt(1, 310);
        speak(stream, "");
        List<S2sEvent> reply = reports.reply();

        assertThat(speech.speaking()).isTrue();
        assertThat(reports.taken().subList(before, reports.taken().size()))
                .containsOnlyOnce(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.STOPPED))
                .containsSubsequence(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.STOPPED), reply.getFirst());
        assertThat(said(reply)).isEqualTo("noted");
        if (can(Capability.TOLD_WHAT_WAS_HEARD)) {
            assertThat(far.memory()).contains("assistant: one two");
        }
    }

    @Test
    void whatWasHeardOfAReplyTheVendorGaveUpMayBeToldWhenTheNextHasBegun() {
        assumeModelIsTold();
        assumeTrue(can(Capability.VENDOR_TURNS));
        far.says(LONG);
        far.pace(1);
        SpeechToSpeech.Stream stream = open(opening(Opening.Turns.VENDORS));
        speak(stream, SAID);
        reports.untilHeard(1, 600);
        far.says("noted at once");
        speak(stream, SAID_NEXT);
        reports.next(S2sEvent.ReplyEnded.class);
        reports.next(S2sEvent.ReplyBegan.class);
        reports.next(S2sEvent.Audio.class);
        stream.interrupt(1, 310);
        S2sEvent.ReplyEnded ended = reports.next(S2sEvent.ReplyEnded.class);

        assertThat(ended.how()).isEqualTo(S2sEvent.ReplyEnded.How.COMPLETE);
        stream.tell(new Line(Line.Role.CALLER, "and"), true);
        reports.reply();
        assertThat(far.memory()).contains("assistant: one two", "assistant: noted at once");
    }

    @Test
    void resultAfterAnInterruptionIsRememberedAndNotAnsweredByItself() {
        assumeModelIsTold();
        far.calls("one moment please", "look", "{}");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        S2sEvent.ToolCalled called = S2sReports.of(reports.reply(), S2sEvent.ToolCalled.class)
                .findFirst()
                .orElseThrow();
        stream.interrupt(1, 160);
        stream.toolResult(called.call(), "{\"hours\":\"9-17\"}");

        assertThat(memoryAfterAnotherTurn(stream))
                .contains("assistant: one")
                .anyMatch(line -> line.startsWith("result: ") && line.contains("9-17"));
        assertThat(S2sReports.of(reports.taken(), S2sEvent.ReplyBegan.class))
                .hasSize(2)
                .noneMatch(S2sEvent.ReplyBegan::goesOn);
    }

    @Test
    void modelAnswersTheCallerWhileAToolIsAtWorkAndGoesOnWithItsResult() {
        far.calls("", "look", "{}");
        far.says("still looking");
        far.says("nine");
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        S2sEvent.ToolCalled called = S2sReports.of(reports.reply(), S2sEvent.ToolCalled.class)
                .findFirst()
                .orElseThrow();
        turn(stream, SAID_NEXT);
        assertThat(said(reports.reply())).isEqualTo("still looking");
        assumeTrue(S2sReports.of(reports.taken(), S2sEvent.ToolWithdrawn.class)
                .findAny()
                .isEmpty());
        stream.toolResult(called.call(), "{\"hours\":\"9-17\"}");
        List<S2sEvent> further = reports.reply();

        assertThat(further.getFirst()).isEqualTo(new S2sEvent.ReplyBegan(true));
        assertThat(said(further)).isEqualTo("nine");
        assertThat(far.memory()).anyMatch(line -> line.contains("9-17"));
    }

    private void assumeModelIsTold() {
        assumeTrue(can(Capability.TOLD_WHAT_WAS_HEARD), "no way to tell the model what was heard");
    }

    private SpeechToSpeech.Stream speaking(String words) {
        far.pace(1);
        far.says(words);
        SpeechToSpeech.Stream stream = open();
        turn(stream, SAID);
        reports.next(S2sEvent.ReplyBegan.class);
        return stream;
    }
}
