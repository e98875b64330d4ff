package ai.beluga.voice.session;

import static ai.beluga.voice.event.SayOptions.POLITE;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.SayResult;
import ai.beluga.voice.event.SayResult.Cause;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A live conversation steered from outside, through the whole session. */
class CallControlTest {

    private static final String WORDS = "Your table for two is ready.";

    private final ScriptedCall call = new ScriptedCall().run(ofSeconds(2));
    private final List<Object> told = new ArrayList<>();
    private long toldMillis;

    private <R> Handle<R> follow(Handle<R> handle) {
        handle.result().thenAccept(result -> {
            told.add(result);
            toldMillis = call.time.millis();
        });
        return handle;
    }

    private Handle<SayResult> say(String words, SayOptions how) {
        return follow(call.control().say(words, how));
    }

    @Test
    void handleCompletesWhenTheLastWordWasHeardAndNotWhenItWasSent() {
        say(WORDS, POLITE);

        call.run(ofSeconds(3));

        assertThat(told).containsExactly(new SayResult.Heard());
        assertThat(call.heardAtTheFarEnd()).endsWith(WORDS);
        assertThat(toldMillis - call.line().lastSoundMillis()).isBetween(0L, 20L);
    }

    @Test
    void wordsAreToldWhileTheirEndIsStillToBePlayed() {
        say(WORDS, POLITE);

        // All is sent 250 ms ahead of the ear.
        call.run(ofMillis(80 + 1_200 - 100));

        assertThat(call.line().waitingMillis()).isPositive();
        assertThat(told).isEmpty();
    }

    @Test
    void agentRemembersWhatTheCallerHeard() {
        say(WORDS, POLITE);
        call.run(ofSeconds(3)).callerSays("Thank you.").run(ofSeconds(3));

        assertThat(call.agent.requests().getLast().conversation()).contains(Utterance.agent(WORDS));
    }

    @Test
    void callerWhoInterruptsHasHeardSomeOfTheWords() {
        say(WORDS, POLITE);
        call.run(ofMillis(500)).callerSays("What did you say?").run(ofSeconds(4));

        SayResult.Interrupted interrupted = (SayResult.Interrupted) told.getFirst();
        assertThat(WORDS).startsWith(interrupted.heard());
        assertThat(interrupted.heard()).isNotEmpty().isNotEqualTo(WORDS);
        assertThat(call.agent.requests().getLast().conversation())
                .contains(new Utterance(ai.beluga.voice.event.Speaker.AGENT, interrupted.heard(), true));
        assertThat(told).hasSize(1);
    }

    @Test
    void replyUnderWayIsHeardToItsEndFirst() {
        call.agent.says("We are open from nine to five.");
        call.callerSays("When are you open?").run(ofMillis(1_300));

        say(WORDS, POLITE);
        call.run(ofSeconds(6));

        assertThat(call.heardAtTheFarEnd()).endsWith("We are open from nine to five. " + WORDS);
        assertThat(told).containsExactly(new SayResult.Heard());
    }

    @Test
    void urgentWordsTakeTheReplysPlaceAndTheQuestionThatWaitsIsAnsweredAfterThem() {
        call.agent.delay(ofSeconds(2));
        call.callerSays("When are you open?").run(ofMillis(1_500));

        say("Please leave the building.", POLITE.now());
        call.run(ofSeconds(8));

        assertThat(call.heardAtTheFarEnd()).endsWith("Please leave the building. You said When are you open?.");
        assertThat(told).containsExactly(new SayResult.Heard());
    }

    @Test
    void lostLineIsToldAndWhatWaitsIsSaidOnTheNext() {
        say(WORDS, POLITE);
        say("Goodbye then.", POLITE);
        call.run(ofMillis(700)).lose(LossCause.BROKEN);

        assertThat(told.getFirst())
                .isInstanceOfSatisfying(
                        SayResult.GivenUp.class,
                        lost -> assertThat(lost.cause()).isEqualTo(Cause.LINE_LOST));
        call.reattach();
        call.run(ofSeconds(6));

        assertThat(told).hasSize(2).endsWith(new SayResult.Heard());
        assertThat(call.heardAtTheFarEnd()).endsWith("Goodbye then.");
    }

    @Test
    void nothingIsLeftWaitingWhenTheCallEnds() {
        CallControl control = call.control();
        say(WORDS, POLITE);
        say(WORDS, POLITE);
        follow(control.collect("Your number?", DigitRule.number(4), POLITE));
        call.run(ofMillis(300));

        call.end(EndReason.DRAIN);
        follow(control.say(WORDS, POLITE));

        assertThat(told).hasSize(4);
        assertThat(told.subList(0, 2)).allMatch(result -> ((SayResult.GivenUp) result).cause() == Cause.CALL_ENDED);
        assertThat(told.get(2)).isEqualTo(new DigitResult.GivenUp());
        assertThat(told.get(3)).isEqualTo(new SayResult.GivenUp("", Cause.CALL_ENDED));
    }

    @Test
    void whatIsTooMuchIsRefusedAndTheRestIsSaid() {
        IntStream.rangeClosed(1, CallControl.MOST_WAITING).forEach(number -> say("Word.", POLITE));
        say("Word.", POLITE);

        assertThat(told).containsExactly(new SayResult.GivenUp("", Cause.REFUSED));
        call.run(ofSeconds(10));

        assertThat(told).hasSize(CallControl.MOST_WAITING + 1);
        assertThat(told.subList(1, told.size())).containsOnly(new SayResult.Heard());
    }

    @Test
    void cancelledWordsStop() {
        Handle<SayResult> handle = say(WORDS, POLITE);
        call.run(ofMillis(700));

        handle.cancel();
        handle.cancel();
        call.run(ofSeconds(2));

        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .isInstanceOfSatisfying(
                        SayResult.GivenUp.class, it -> assertThat(it.cause()).isEqualTo(Cause.CANCELLED));
        assertThat(call.line().clears()).isEqualTo(1);
        assertThat(call.heardAtTheFarEnd()).doesNotContain("ready");
    }

    @Test
    void wordsWithoutAVoiceAreGivenUp() {
        call.synthesizer.failNext(3);

        say(WORDS, POLITE);
        call.run(ofSeconds(3));

        assertThat(told).containsExactly(new SayResult.GivenUp("", Cause.FAILED));
    }

    @Test
    void wordsOfWhichNoMarkComesBackAreNotSaidToBeHeard() {
        ScriptedCall deaf = new ScriptedCall();
        deaf.line().loseMarks();
        deaf.run(ofSeconds(6));
        deaf.control().say(WORDS, POLITE).result().thenAccept(told::add);

        deaf.run(ofSeconds(8));

        assertThat(told).containsExactly(new SayResult.GivenUp("", Cause.UNPROVEN));
    }

    @Test
    void whoeverIsToldCannotBreakTheCall() {
        var unused = call.control().say(WORDS, POLITE).result().thenAccept(result -> {
            throw new IllegalStateException("planted");
        });

        call.run(ofSeconds(3)).callerSays("Hello?").run(ofSeconds(4));

        assertThat(call.heardAtTheFarEnd()).endsWith("You said Hello?.");
    }

    @Test
    void nothingCannotBeSaid() {
        assertThatThrownBy(() -> call.control().say(" ", POLITE)).hasMessageContaining("nothing to be said");
    }
}
