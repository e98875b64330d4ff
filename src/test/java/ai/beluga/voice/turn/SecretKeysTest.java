package ai.beluga.voice.turn;

import static ai.beluga.voice.event.SayOptions.FOR_KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.testkit.English;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Secret keys that come too late, too early or once more: no word of the conversation may ever hold one. */
class SecretKeysTest {

    private static final DigitRule OPEN =
            new DigitRule(4, 4, Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.of('#'), false);
    private static final DigitRule SECRET = OPEN.hidden();
    private static final TurnSettings PATIENT = English.TURN.with(English.SILENCE_BORNE);

    /** Decisions that name keys as if they were no secret. */
    private final List<TurnDecision.Collected> disclosed = new ArrayList<>();

    private TurnBench outside() {
        TurnBench bench = watched(TurnBench.greeted(PATIENT));
        bench.announce("Your secret number, please.", FOR_KEYS, SECRET);
        bench.audible().heard().forget();
        return bench;
    }

    private TurnBench agent() {
        TurnBench bench = thinking();
        bench.on(new TurnInput.KeysWanted(bench.machine.turn(), SECRET)).audible();
        bench.heard().forget();
        return bench;
    }

    /** A question is asked and not answered yet. */
    private TurnBench thinking() {
        return watched(TurnBench.greeted(PATIENT)).says("my balance").wait(500);
    }

    private TurnBench watched(TurnBench bench) {
        bench.tap = new TurnTap() {
            @Override
            public void input(TurnInput input, long nowNanos) {}

            @Override
            public void decided(TurnDecision decision) {
                if (decision instanceof TurnDecision.Collected collected && !collected.blind()) {
                    disclosed.add(collected);
                }
            }

            @Override
            public void scored(long endMillis, long lengthMillis, float probability, Moment moment) {}

            @Override
            public void cut(Moment moment) {}

            @Override
            public void close() {}
        };
        return bench;
    }

    private static boolean isKeyInAWord(String said) {
        return said.startsWith("ask ") && said.matches(".*[0-9].*");
    }

    private void nothingIsDisclosed(TurnBench bench) {
        assertThat(bench.said()).noneMatch(SecretKeysTest::isKeyInAWord);
        assertThat(disclosed).isEmpty();
    }

    @Test
    void secretBegunAnewAfterALostLineIsNotAsked() {
        TurnBench bench = agent();

        bench.press("47").lose().wait(8_000).attach().audible().wait(1_000).heard();
        bench.press("4711").wait(3_000);

        nothingIsDisclosed(bench);
    }

    @Test
    void timeWithoutALineIsNotTheCallers() {
        TurnBench bench = outside();
        bench.press("47").wait(2_100);
        assertThat(bench.said()).containsExactly("keys TooFew 47");

        bench.lose().wait(9_000).attach().audible().heard().press("11").wait(3_000);

        nothingIsDisclosed(bench);
    }

    @Test
    void callerWhoCoughsIsAskedAnewAndTheSecretIsCollected() {
        TurnBench bench = agent();

        bench.starts().wait(300).stops().text("", true).wait(5_000);
        assertThat(bench.said()).contains("say STILL_THERE").doesNotContain("keys NoInput");
        bench.audible().heard().press("4711").wait(3_000);

        assertThat(bench.said()).contains("keys Collected 4711", "ask * * * *");
        nothingIsDisclosed(bench);
    }

    @Test
    void secretKeysAfterALongPauseAreNotAsked() {
        TurnBench bench = agent();

        bench.press("47").wait(4_500).press("1").wait(1_900).press("1").wait(3_000);

        assertThat(bench.said()).contains("keys TooFew 47");
        nothingIsDisclosed(bench);
    }

    @Test
    void secretOfACancelledCollectionIsNotAsked() {
        TurnBench bench = outside();
        bench.press("47").on(new TurnInput.CancelAnnouncement(1));

        bench.wait(7_500).press("11").wait(3_000);

        nothingIsDisclosed(bench);
    }

    @Test
    void callerWhoOnlyPressesKeysAfterACancelledCollectionIsHeard() {
        TurnBench bench = outside();
        bench.on(new TurnInput.CancelAnnouncement(1)).wait(7_500).press("12").wait(2_100);
        assertThat(bench.said()).endsWith("ask * *");

        bench.audible().heard().press("5").wait(2_100);

        assertThat(bench.said()).endsWith("ask 5");
    }

    @Test
    void restOfASecretTypedOverTheAnswerToItsBeginIsNotAsked() {
        TurnBench bench = outside();
        bench.on(new TurnInput.CancelAnnouncement(1))
                .wait(7_500)
                .press("47")
                .wait(2_100)
                .audible();

        bench.press("11").wait(2_100);

        assertThat(bench.said()).endsWith("ask * *", "interrupt", "ask * *");
        nothingIsDisclosed(bench);
    }

    @Test
    void restOfASecretBegunOverAnAnswerToSomethingElseIsNotAsked() {
        TurnBench bench = thinking();
        TurnId answer = bench.machine.turn();
        bench.on(new TurnInput.ReplyStoppedBy(answer, Interruptibility.NEVER));
        bench.announce("Your secret number, please.", FOR_KEYS.now(), SECRET);
        bench.audible().on(new TurnInput.CancelAnnouncement(1)).wait(10);
        TurnId again = bench.machine.turn();
        bench.on(new TurnInput.ReplyStoppedBy(again, Interruptibility.NEVER));
        bench.audible().wait(7_500).press("47").wait(10).heard();

        bench.press("11").wait(2_100);

        assertThat(bench.said()).endsWith("ask * * * *");
        nothingIsDisclosed(bench);
    }

    @Test
    void answerToAnEarlierQuestionMakesNoWordsOfASecret() {
        TurnBench bench = thinking();
        bench.announce("Your secret number, please.", FOR_KEYS.now(), SECRET);
        bench.audible().on(new TurnInput.CancelAnnouncement(1)).wait(10);
        assertThat(bench.said()).endsWith("ask my balance");
        bench.audible().wait(7_500).heard();

        bench.press("47").wait(2_100);

        assertThat(bench.said()).endsWith("ask * *");
    }

    @Test
    void keysAreTheCallersWordsAgainOnceSomethingElseWasSpokenOf() {
        TurnBench bench = outside();
        bench.on(new TurnInput.CancelAnnouncement(1)).wait(4_500);

        bench.says("my balance").wait(2_000).audible().heard().press("5").wait(2_100);

        assertThat(bench.said()).endsWith("ask 5");
    }

    @Test
    void secretTypedIntoTheNextCollectionStaysSecret() {
        TurnBench bench = outside();
        bench.press("47");

        bench.announce("How many?", FOR_KEYS.now(), OPEN);
        bench.audible().press("11").wait(2_100);

        assertThat(bench.said()).contains("keys TooFew 11");
        nothingIsDisclosed(bench);
    }

    @Test
    void whatIsAskedForLongAfterASecretIsNone() {
        TurnBench bench = outside();
        bench.press("4711").wait(2_100);

        bench.announce("How many?", FOR_KEYS, OPEN);
        bench.audible().press("0815").wait(10);

        assertThat(disclosed).hasSize(1);
    }

    @Test
    void secretTypedBeforeItWasAskedForIsNotAsked() {
        TurnBench bench = thinking();
        bench.forget();

        bench.press("47").on(new TurnInput.KeysWanted(bench.machine.turn(), SECRET));
        bench.press("11").wait(3_000);

        assertThat(bench.said()).containsExactly("withdraw", "ask my balance * *");
    }

    @Test
    void secretTypedOverAReplyThatNothingStopsIsOfItsCollection() {
        TurnBench bench = thinking();
        bench.on(new TurnInput.ReplyStoppedBy(bench.machine.turn(), Interruptibility.NEVER));
        bench.audible().forget();

        bench.press("47").on(new TurnInput.KeysWanted(bench.machine.turn(), SECRET));
        bench.press("11").wait(1_000).heard().wait(100);

        assertThat(bench.said()).containsExactly("keys Collected 4711", "ask * * * *");
        nothingIsDisclosed(bench);
    }
}
