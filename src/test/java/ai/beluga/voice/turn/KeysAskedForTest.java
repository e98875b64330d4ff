package ai.beluga.voice.turn;

import static ai.beluga.voice.event.SayOptions.FOR_KEYS;
import static ai.beluga.voice.event.SayOptions.POLITE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.testkit.English;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are asked for, from outside or by the agent, and what else happens meanwhile. */
class KeysAskedForTest {

    private static final String PROMPT = "Please key in your number.";
    private static final DigitRule FOUR =
            new DigitRule(4, 4, Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.of('#'), false);

    /** Nobody speaks while a reply is waited for. */
    private static final TurnSettings PATIENT = English.TURN.with(English.SILENCE_BORNE);

    private static TurnBench asked(SayOptions how, DigitRule rule) {
        TurnBench bench = TurnBench.greeted(PATIENT);
        bench.announce(PROMPT, how, rule);
        bench.audible();
        return bench;
    }

    /** A caller who is to press keys now. */
    private static TurnBench collecting(DigitRule rule) {
        TurnBench bench = asked(FOR_KEYS, rule).wait(3_000).heard();
        bench.forget();
        return bench;
    }

    /** The agent's reply asks for keys and is heard. */
    private static TurnBench agentAsks(DigitRule rule) {
        TurnBench bench = TurnBench.greeted(PATIENT).says("my balance").wait(500);
        bench.forget();
        bench.on(new TurnInput.KeysWanted(bench.machine.turn(), rule));
        bench.audible();
        return bench;
    }

    @Test
    void firstKeyIsWaitedForFromWhenThePromptWasHeard() {
        TurnBench bench = asked(FOR_KEYS, FOUR).wait(10_000).heard().wait(4_990);
        assertThat(bench.said()).containsExactly("announce " + PROMPT, "announced 1 HEARD");

        bench.wait(20);

        assertThat(bench.said()).endsWith("keys NoInput");
        assertThat(bench.armed()).contains(TurnTimer.Kind.IDLE).doesNotContain(TurnTimer.Kind.COLLECTION);
    }

    @Test
    void keyOverThePromptStopsItAndCounts() {
        TurnBench bench = asked(FOR_KEYS, FOUR);

        bench.press("4711");

        assertThat(bench.said())
                .containsExactly("announce " + PROMPT, "interrupt", "announced 1 INTERRUPTED", "keys Collected 4711");
    }

    @Test
    void keysOverWordsThatNothingStopsCount() {
        TurnBench bench = asked(new SayOptions(Interruptibility.NEVER, true), FOUR);

        bench.press("47").wait(3_000).heard().wait(1_900).press("11");

        assertThat(bench.said()).containsExactly("announce " + PROMPT, "announced 1 HEARD", "keys Collected 4711");
    }

    @Test
    void speechEndsNoCollectionAndIsHeardOutAfterIt() {
        TurnBench bench = collecting(FOUR);

        bench.press("47").says("where is my card").wait(500);
        assertThat(bench.said()).isEmpty();
        bench.press("11").wait(3_000);

        assertThat(bench.said()).containsExactly("keys Collected 4711", "ask where is my card");
    }

    @Test
    void speechOverThePromptEndsNoCollection() {
        TurnBench bench = asked(POLITE, FOUR);

        bench.says("one moment please").wait(2_000);
        assertThat(bench.said()).contains("interrupt", "announced 1 INTERRUPTED");
        bench.press("4711");

        assertThat(bench.said()).contains("keys Collected 4711");
    }

    @Test
    void hashBehindAFullNumberIsNoNewInput() {
        TurnBench bench = collecting(FOUR);

        bench.press("4711#").wait(1_000);

        assertThat(bench.said()).containsExactly("keys Collected 4711");
        assertThat(bench.armed()).contains(TurnTimer.Kind.IDLE);
    }

    @Test
    void keysAfterACollectionAreTheCallersTurnAgain() {
        TurnBench bench = collecting(FOUR);
        bench.press("4711").wait(1_000);

        bench.press("5").wait(2_100);

        assertThat(bench.said()).containsExactly("keys Collected 4711", "ask 5");
    }

    @Test
    void keysBehindSecretOnesAreNobodys() {
        TurnBench bench = collecting(FOUR.hidden());

        bench.press("4711").wait(1_500).press("5").wait(1_500).press("6").wait(3_000);

        assertThat(bench.said()).containsExactly("keys Collected 4711");
    }

    @Test
    void collectionEndsWithItsLine() {
        TurnBench bench = collecting(FOUR);

        bench.press("47").lose();

        assertThat(bench.said()).containsExactly("keys GivenUp");
    }

    @Test
    void collectionWhosePromptCannotBeSpokenIsGivenUp() {
        TurnBench bench = asked(FOR_KEYS, FOUR);

        bench.failed();

        assertThat(bench.said()).contains("announced 1 FAILED", "keys GivenUp");
    }

    @Test
    void collectionIsReplacedByAnother() {
        TurnBench bench = collecting(FOUR);
        bench.press("47");

        bench.announce("Again, please.", FOR_KEYS.now(), FOUR);
        bench.audible().press("0815");

        assertThat(bench.said())
                .startsWith("announce Again, please.", "keys GivenUp")
                .endsWith("keys Collected 0815");
    }

    @Test
    void collectionOutlastsWhatIsSaidInBetween() {
        TurnBench bench = collecting(FOUR);
        bench.press("47");

        bench.announce("One moment.", FOR_KEYS.now());
        bench.audible().wait(3_000).heard().press("11");

        assertThat(bench.said()).endsWith("keys Collected 4711");
    }

    @Test
    void politeWordsWaitForTheKeys() {
        TurnBench bench = collecting(FOUR);

        bench.announce("Thank you.", POLITE);
        assertThat(bench.said()).isEmpty();
        bench.press("4711");

        assertThat(bench.said()).containsExactly("keys Collected 4711", "announce Thank you.");
    }

    @Test
    void cancelledCollectionIsOver() {
        TurnBench bench = collecting(FOUR);

        bench.on(new TurnInput.CancelAnnouncement(1));

        assertThat(bench.said()).containsExactly("keys GivenUp");
        assertThat(bench.armed()).contains(TurnTimer.Kind.IDLE);
    }

    @Test
    void callerIsNotAskedWhetherTheyAreThereWhileKeysAreWaitedFor() {
        DigitRule patient = new DigitRule(4, 4, Duration.ofSeconds(60), Duration.ofSeconds(2), Optional.empty(), false);
        TurnBench bench = collecting(patient);

        bench.wait(59_000);

        assertThat(bench.said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "4711#"})
    void whatTheAgentAskedForIsTheCallersTurn(String pressed) {
        TurnBench bench = agentAsks(FOUR).heard();

        bench.press(pressed).wait(10);

        assertThat(bench.said()).containsExactly("keys Collected 4711", "ask 4 7 1 1");
    }

    @Test
    void ofSecretKeysTheAgentIsToldOnlyHowManyThereWere() {
        TurnBench bench = agentAsks(FOUR.hidden()).heard();

        bench.press("4711").wait(10);

        assertThat(bench.said()).containsExactly("keys Collected 4711", "ask * * * *");
    }

    @Test
    void speechDoesNotStopAReplyThatAsksForKeys() {
        TurnBench bench = agentAsks(FOUR);

        bench.says("yes of course").wait(100);

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void tooFewKeysAreTheCallersTurnToo() {
        TurnBench bench = agentAsks(FOUR).heard();

        bench.press("47").wait(2_100);

        assertThat(bench.said()).containsExactly("keys TooFew 47", "ask 4 7");
    }

    @Test
    void callerWhoPressesNothingIsAskedAndMayPressThen() {
        TurnBench bench = agentAsks(FOUR.hidden()).heard().wait(5_100);
        assertThat(bench.said()).containsExactly("say STILL_THERE");

        bench.audible().heard().press("4711").wait(10);

        assertThat(bench.said()).containsExactly("say STILL_THERE", "keys Collected 4711", "ask * * * *");
    }

    @Test
    void callerWhoSaysSomethingInsteadIsAnswered() {
        TurnBench bench = agentAsks(FOUR).heard();

        bench.says("I do not have one").wait(6_000);

        assertThat(bench.said()).containsExactly("keys NoInput", "ask I do not have one");
    }

    @Test
    void callerWhoGoesOnBeforeTheReplyIsAskedForNothing() {
        TurnBench bench = TurnBench.greeted(PATIENT).says("my balance").wait(500);
        bench.forget();
        bench.on(new TurnInput.KeysWanted(bench.machine.turn(), FOUR));

        bench.says("and my address").wait(3_000);

        assertThat(bench.said()).contains("withdraw", "keys GivenUp").endsWith("ask my balance and my address");
    }

    @Test
    void keysPressedAheadOfTheReplyThatAsksForThemCount() {
        TurnBench bench = TurnBench.greeted(PATIENT).says("my balance").wait(500);
        bench.forget();
        bench.on(new TurnInput.KeysWanted(bench.machine.turn(), FOUR));

        bench.press("4711").wait(10);

        assertThat(bench.said()).containsExactly("interrupt", "keys Collected 4711", "ask 4 7 1 1");
    }

    @Test
    void keyThatEndsTheNumberIsNoAnswerToAQuestionNotHeardYet() {
        DigitRule star = new DigitRule(4, 4, Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.of('*'), false);
        TurnBench bench = TurnBench.greeted(PATIENT).says("my balance").wait(500);
        bench.forget();
        bench.on(new TurnInput.KeysWanted(bench.machine.turn(), star));

        bench.press("*");

        assertThat(bench.said()).isEmpty();
        assertThat(bench.machine.state()).isEqualTo(TurnState.PROCESSING);
    }

    @Test
    void callerWhoSkipsTheAgentsPromptIsNotAskedWhetherTheyAreThere() {
        TurnBench bench = agentAsks(FOUR);

        bench.press("#").wait(4_900);
        assertThat(bench.said()).containsExactly("interrupt");
        bench.press("4711").wait(10);

        assertThat(bench.said()).containsExactly("interrupt", "keys Collected 4711", "ask 4 7 1 1");
    }

    @Test
    void callerWhoSkipsAPromptFromOutsideHasTimeForTheKeys() {
        TurnBench bench = asked(FOR_KEYS, FOUR);

        bench.press("#").wait(4_900).press("4711");

        assertThat(bench.said()).doesNotContain("keys NoInput").endsWith("keys Collected 4711");
    }

    @Test
    void callerWhoKeysInNothingIsNotHeldToBeSilent() {
        TurnBench bench = agentAsks(FOUR).heard();

        bench.press("#").wait(4_900);
        assertThat(bench.said()).isEmpty();
        bench.wait(200);

        assertThat(bench.said()).containsExactly("say STILL_THERE");
    }

    @Test
    void replyThatNothingMayStopIsNotStoppedByKeysThoughItWasWaitedFor() {
        TurnBench bench = TurnBench.greeted(PATIENT).says("my balance").wait(500);
        TurnId reply = bench.machine.turn();
        bench.on(new TurnInput.ReplyStoppedBy(reply, Interruptibility.NEVER));
        bench.on(new TurnInput.ReplyFilled(reply));
        bench.on(new TurnInput.KeysWanted(reply, FOUR)).audible().forget();

        bench.press("4");

        assertThat(bench.said()).isEmpty();
    }

    @Test
    void noReplyIsGivenUpWhileKeysAreWaitedFor() {
        DigitRule patient = new DigitRule(4, 4, Duration.ofSeconds(60), Duration.ofSeconds(2), Optional.empty(), false);
        TurnBench bench = collecting(patient);

        bench.starts().wait(500).stops().wait(20_000);

        assertThat(bench.bridges()).isEmpty();
    }

    @Test
    void callerWhoSpeaksInACollectionIsNotSpokenOver() {
        TurnBench bench = collecting(FOUR).starts();

        bench.announce("One moment.", POLITE.now());
        assertThat(bench.said()).isEmpty();
        bench.wait(500).stops();

        assertThat(bench.said()).contains("announce One moment.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wordsSaidInACollectionOutlastWhatIsSaidAtOnce(boolean speechStops) {
        DigitRule patient = new DigitRule(4, 4, Duration.ofSeconds(60), Duration.ofSeconds(2), Optional.empty(), false);
        TurnBench bench = collecting(patient).says("where is my card").wait(1_500);

        bench.announce("One moment.", speechStops ? POLITE.now() : FOR_KEYS.now());
        bench.wait(1_600).audible().wait(2_000).heard().press("4711").wait(3_000);

        assertThat(bench.said()).doesNotContain("drop").endsWith("ask where is my card");
    }
}
