package ai.beluga.voice.turn;

import static ai.beluga.voice.event.SayOptions.POLITE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.SayOptions;
import org.junit.jupiter.api.Test;

/** When words from outside of the conversation are said, and what becomes of them. */
class AnnouncementsTest {

    private static final String WORDS = "Your table is ready.";

    @Test
    void announcementIsSaidAtOnceWhenNobodySpeaks() {
        TurnBench bench = TurnBench.greeted();

        bench.announce(WORDS, POLITE);
        bench.audible().heard();

        assertThat(bench.said()).containsExactly("announce " + WORDS, "announced 1 HEARD");
        assertThat(bench.machine.state()).isEqualTo(TurnState.LISTENING);
    }

    @Test
    void announcementWaitsForTheReplyUnderWay() {
        TurnBench bench = TurnBench.answering();

        bench.announce(WORDS, POLITE);
        assertThat(bench.said()).isEmpty();
        bench.heard();

        assertThat(bench.said()).containsExactly("announce " + WORDS);
    }

    @Test
    void announcementWaitsForTheCallerAndTheAnswer() {
        TurnBench bench = TurnBench.greeted();
        bench.starts();

        bench.announce(WORDS, POLITE);
        bench.wait(1_100).stops().text("a question", true).wait(2_100);
        assertThat(bench.said()).containsExactly("ask a question");
        bench.audible().heard();

        assertThat(bench.said()).containsExactly("ask a question", "announce " + WORDS);
    }

    @Test
    void announcementsAreSaidInOrder() {
        TurnBench bench = TurnBench.answering();
        bench.announce("one", POLITE);
        bench.announce("two", POLITE);
        bench.announce("three", new SayOptions(Interruptibility.NEVER, true));

        bench.heard().audible().heard().audible().heard();

        assertThat(bench.said().stream().filter(said -> said.startsWith("announce ")))
                .containsExactly("announce one", "announce two", "announce three");
    }

    @Test
    void announcementThatDoesNotWaitTakesTheReplysPlaceAndGoesBeforeOthers() {
        TurnBench bench = TurnBench.answering();
        bench.announce("later", POLITE);

        bench.announce(WORDS, POLITE.now());
        assertThat(bench.said()).containsExactly("abandon", "announce " + WORDS);
        bench.audible().heard();

        assertThat(bench.said()).endsWith("announced 2 HEARD", "announce later");
    }

    @Test
    void questionNotAnsweredYetIsAskedAgainAfterWhatDidNotWait() {
        TurnBench bench = TurnBench.asked("a question");

        bench.announce(WORDS, POLITE.now());
        bench.audible().heard();

        assertThat(bench.said())
                .containsExactly("withdraw", "announce " + WORDS, "ask a question", "announced 1 HEARD");
    }

    @Test
    void whatDoesNotWaitHearsTheCallerOut() {
        TurnBench bench = TurnBench.greeted();
        bench.starts();

        bench.announce(WORDS, POLITE.now());
        assertThat(bench.said()).isEmpty();
        bench.wait(1_100).stops().text("a question", true).wait(2_100);

        assertThat(bench.said()).containsExactly("ask a question", "withdraw", "announce " + WORDS);
    }

    @Test
    void announcementReplacedByAnotherIsToldSo() {
        TurnBench bench = TurnBench.greeted();
        bench.announce(WORDS, POLITE);
        bench.audible();

        bench.announce("Fire!", POLITE.now());

        assertThat(bench.said())
                .containsExactly("announce " + WORDS, "abandon", "announced 1 REPLACED", "announce Fire!");
    }

    @Test
    void whatNothingMayStopIsNotReplacedEither() {
        TurnBench bench = TurnBench.greeted();
        bench.announce(WORDS, new SayOptions(Interruptibility.NEVER, true));
        bench.audible();

        bench.announce("Fire!", POLITE.now());
        assertThat(bench.said()).containsExactly("announce " + WORDS);
        bench.heard();

        assertThat(bench.said()).endsWith("announced 1 HEARD", "announce Fire!");
    }

    @Test
    void callerStopsAnAnnouncementLikeAReply() {
        TurnBench bench = TurnBench.greeted();
        bench.announce(WORDS, POLITE);
        bench.audible();

        bench.says("what did you say").wait(2_100);

        assertThat(bench.said())
                .contains("hold", "interrupt", "announced 1 INTERRUPTED")
                .endsWith("ask what did you say");
    }

    @Test
    void announcementOnALostLineIsOverAndTheOneThatWaitsIsNot() {
        TurnBench bench = TurnBench.greeted();
        bench.announce(WORDS, POLITE);
        bench.announce("later", POLITE);
        bench.audible();

        bench.lose();
        assertThat(bench.said()).endsWith("abandon", "announced 1 LINE_LOST");
        bench.attach().audible().heard();

        assertThat(bench.said()).endsWith("say WELCOME_BACK", "announce later");
    }

    @Test
    void announcementThatCannotBeSpokenIsOver() {
        TurnBench bench = TurnBench.greeted();
        bench.announce(WORDS, POLITE);

        bench.failed();

        assertThat(bench.said()).contains("announced 1 FAILED");
    }

    @Test
    void callerWhoAskedNothingIsNotToldThatWordsFromOutsideFailed() {
        TurnBench bench = TurnBench.greeted();

        for (int i = 0; i < 3; i++) {
            bench.announce(WORDS, POLITE);
            bench.failed();
        }

        assertThat(bench.said()).noneMatch(said -> said.startsWith("say ") || said.startsWith("end "));
        assertThat(bench.machine.state()).isEqualTo(TurnState.LISTENING);
    }

    @Test
    void cancelledAnnouncementIsNotSaid() {
        TurnBench bench = TurnBench.answering();
        int number = bench.announce(WORDS, POLITE);

        bench.on(new TurnInput.CancelAnnouncement(number)).heard();

        assertThat(bench.said()).containsExactly("announced 1 CANCELLED");
    }

    @Test
    void announcementCancelledWhileItIsSaidGivesTheCallerTheFloor() {
        TurnBench bench = TurnBench.greeted();
        int number = bench.announce(WORDS, POLITE);
        bench.audible();

        bench.on(new TurnInput.CancelAnnouncement(number));

        assertThat(bench.said()).containsExactly("announce " + WORDS, "abandon", "announced 1 CANCELLED");
        assertThat(bench.machine.state()).isEqualTo(TurnState.LISTENING);
    }

    @Test
    void lastWordsAreNotReplaced() {
        TurnBench bench = TurnBench.greeted();
        bench.on(new TurnInput.EngineLost());

        bench.announce(WORDS, POLITE.now());
        bench.audible().heard(EndReason.PROVIDER_FAILED);

        assertThat(bench.said()).containsExactly("say FAILURE_FAREWELL", "end PROVIDER_FAILED");
    }

    @Test
    void callerWhoGoesOnBeforeTheAnswerIsNotSpokenOver() {
        TurnBench bench = TurnBench.asked("a question").starts();

        bench.announce(WORDS, POLITE.now());
        bench.wait(300);

        assertThat(bench.said()).doesNotContain("announce " + WORDS);
    }

    @Test
    void callerWhoSpeaksOverAReplyIsNotSpokenOver() {
        TurnBench bench = TurnBench.answering().starts();

        bench.announce(WORDS, POLITE.now());
        bench.wait(300).text("what about my card", false).wait(800).stops();
        bench.text("what about my card", true).wait(2_000);

        assertThat(bench.said()).contains("ask what about my card", "announce " + WORDS);
    }

    @Test
    void announcementCancelledWhileASoundIsJudgedLeavesNothingToWaitFor() {
        TurnBench bench = TurnBench.greeted();
        int number = bench.announce(WORDS, POLITE);
        bench.audible().starts().wait(300).stops();
        assertThat(bench.armed()).contains(TurnTimer.Kind.FALSE_INTERRUPTION);

        bench.on(new TurnInput.CancelAnnouncement(number));

        assertThat(bench.armed()).doesNotContain(TurnTimer.Kind.FALSE_INTERRUPTION);
    }
}
