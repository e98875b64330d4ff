package ai.beluga.voice.tool;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.ToolOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.tool.ToolDesk.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ToolDeskTest {

    private static final TurnId ONE = new TurnId(1);
    private static final TurnId TWO = new TurnId(2);
    private static final ToolResult DONE = new ToolResult.Done("\"ok\"");

    private final ToolDesk desk = new ToolDesk(
            "CA1", List.of(tool("look", false, ""), tool("pay", true, ""), tool("cancel", true, "Sure?")), allowance());

    private static Allowance allowance() {
        return new Allowance(5, 9);
    }

    private static Tool tool(String name, boolean effect, String question) {
        Optional<String> asks = Optional.of(question).filter(text -> !text.isEmpty());
        return new Tool(name, "x", List.of(), new Tool.Manner(effect, asks, Limits.DEFAULT, Optional.empty()));
    }

    private static ToolOutcome outcome(Step step) {
        return ((Step.Answer) step).outcome();
    }

    @Test
    void effectRunsOnceWhileTheCallerHasNotHeardOfIt() {
        Step.Run first = (Step.Run) desk.wanted(1, ONE, "pay", "{}");
        desk.settled(1, DONE);

        assertThat(outcome(desk.wanted(2, TWO, "pay", "{}"))).isEqualTo(ToolOutcome.REPEATED);

        desk.heard(TWO);
        Step.Run again = (Step.Run) desk.wanted(3, new TurnId(3), "pay", "{}");
        assertThat(again.key()).isNotEqualTo(first.key());
    }

    @Test
    void effectThatBrokeOffIsTriedAgainUnderItsKey() {
        Step.Run first = (Step.Run) desk.wanted(1, ONE, "pay", "{}");
        desk.settled(1, new ToolResult.Broke());

        Step.Run second = (Step.Run) desk.wanted(2, ONE, "pay", "{}");

        assertThat(second.key()).isEqualTo(first.key());
    }

    @Test
    void effectThatBrokeOffKeepsItsKeyWhenTheCallerHasHeardOfIt() {
        Step.Run first = (Step.Run) desk.wanted(1, ONE, "pay", "{}");
        desk.settled(1, new ToolResult.Broke());
        desk.heard(ONE);

        Step.Run second = (Step.Run) desk.wanted(2, TWO, "pay", "{}");

        assertThat(second.key()).isEqualTo(first.key());
    }

    @Test
    void effectThatWasNotDoneIsAnotherOneWhenTriedAgain() {
        Step.Run first = (Step.Run) desk.wanted(1, ONE, "pay", "{}");
        assertThat(desk.settled(1, new ToolResult.NotDone("no money"))
                        .getFirst()
                        .json())
                .contains("failed", "no money");

        assertThat(((Step.Run) desk.wanted(2, ONE, "pay", "{}")).key()).isNotEqualTo(first.key());
    }

    @Test
    void bothWhoWaitForOneEffectAreAnswered() {
        desk.wanted(1, ONE, "pay", "{}");
        assertThat(desk.wanted(2, TWO, "pay", "{}")).isInstanceOf(Step.Join.class);

        assertThat(desk.settled(1, DONE)).extracting(ToolDesk.Answered::wish).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void resultThatNobodyWaitsForIsToldUntilItWasHeard() {
        desk.wanted(1, ONE, "pay", "{}");
        desk.gone(1);
        assertThat(desk.settled(1, DONE)).isEmpty();

        assertThat(desk.tellWith(TWO)).singleElement().asString().contains("pay", "ok");
        assertThat(desk.tellWith(new TurnId(3))).as("not heard").hasSize(1);
        desk.heard(new TurnId(3));
        assertThat(desk.tellWith(new TurnId(4))).isEmpty();
    }

    @Test
    void lookThatNobodyWaitsForIsForgottenUnlessItWasPromised() {
        desk.wanted(1, ONE, "look", "{}");
        desk.gone(1);
        desk.settled(1, DONE);
        assertThat(desk.tellWith(TWO)).isEmpty();

        desk.wanted(2, TWO, "look", "{}");
        assertThat(desk.late(2)).isPresent();
        assertThat(desk.late(2)).as("once").isEmpty();
        assertThat(desk.settled(2, DONE)).isEmpty();
        assertThat(desk.tellWith(new TurnId(3))).singleElement().asString().contains("look", "ok");
    }

    @Test
    void callerWhoAgreesIsAskedOnceAndTheToolRuns() {
        assertThat(desk.wanted(1, ONE, "cancel", "{}")).isEqualTo(new Step.Ask("Sure?", "Sure?"));
        assertThat(outcome(desk.wanted(2, ONE, "cancel", "{}")))
                .as("a question is open")
                .isEqualTo(ToolOutcome.REFUSED);

        assertThat(desk.confirmed(1, true)).get().isInstanceOf(Step.Run.class);
        assertThat(desk.confirmed(1, true)).as("once").isEmpty();
    }

    @Test
    void callerWhoDoesNotAgreeIsObeyed() {
        desk.wanted(1, ONE, "cancel", "{}");

        assertThat(desk.confirmed(1, false).map(ToolDeskTest::outcome)).contains(ToolOutcome.DECLINED);
        assertThat(desk.wanted(2, ONE, "cancel", "{}")).isInstanceOf(Step.Ask.class);
    }

    @Test
    void whatThereIsNotIsRefusedWithWhatThereIs() {
        Step.Answer answer = (Step.Answer) desk.wanted(1, ONE, "fly", "{}");

        assertThat(answer.json()).contains("refused", "fly", "cancel, look, pay");
    }

    @Test
    void endlessAskingIsSeen() {
        for (int n = 1; n <= 8; n++) {
            desk.wanted(n, ONE, "fly", "{}");
        }
        assertThat(desk.isRunaway(ONE)).isFalse();
        desk.wanted(9, ONE, "fly", "{}");
        assertThat(desk.isRunaway(ONE)).isTrue();
        assertThat(desk.isRunaway(TWO)).isFalse();
    }

    @Test
    void rubbishOfAnEffectIsStillAnEffect() {
        desk.wanted(1, ONE, "pay", "{}");
        assertThat(desk.settled(1, new ToolResult.Done("rubbish")).getFirst().json())
                .contains("done");

        desk.wanted(2, ONE, "look", "{}");
        assertThat(desk.settled(2, new ToolResult.Done("x".repeat(20_000)))
                        .getFirst()
                        .json())
                .contains("failed")
                .hasSizeLessThan(200);
    }
}
