package ai.beluga.voice.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.tool.Confirmation.Answer;
import ai.beluga.voice.tool.Confirmation.Outcome;
import ai.beluga.voice.tool.Confirmation.Proposal;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

    private static final Arguments FOUR =
            Arguments.of(Booking.TOOL, "{\"day\":\"2026-12-24\",\"guests\":4,\"name\":\"Ann\"}");
    private static final TurnId QUESTION = new TurnId(3);

    private final Confirmation confirmation = new Confirmation();

    @Test
    void theQuestionNamesWhatWillBeDone() {
        assertThat(confirmation.propose(Booking.TOOL, FOUR).question())
                .isEqualTo("A table for 4 on 2026-12-24, Ann. Shall I book it?");
    }

    @Test
    void aYesToTheQuestionThatWasHeardGrantsJustThis() {
        Proposal proposal = confirmation.propose(Booking.TOOL, FOUR);
        confirmation.asking(QUESTION);
        confirmation.heard(QUESTION, true);

        assertThat(confirmation.answered(Answer.YES)).contains(new Outcome.Granted(proposal));
        assertThat(confirmation.answered(Answer.YES)).isEmpty();
    }

    @Test
    void aYesToSomethingElseIsNone() {
        Proposal proposal = confirmation.propose(Booking.TOOL, FOUR);
        confirmation.heard(QUESTION, true);
        confirmation.asking(QUESTION);
        confirmation.heard(new TurnId(2), true);

        assertThat(confirmation.answered(Answer.YES)).contains(new Outcome.Declined(proposal));
    }

    @Test
    void aQuestionThatWasCutOffWasNotAsked() {
        Proposal proposal = confirmation.propose(Booking.TOOL, FOUR);
        confirmation.asking(QUESTION);
        confirmation.heard(QUESTION, false);

        assertThat(confirmation.answered(Answer.YES)).contains(new Outcome.Declined(proposal));
    }

    @Test
    void anythingButYesDeclines() {
        for (Answer answer : new Answer[] {Answer.NO, Answer.OTHER}) {
            Proposal proposal = confirmation.propose(Booking.TOOL, FOUR);
            confirmation.asking(QUESTION);
            confirmation.heard(QUESTION, true);

            assertThat(confirmation.answered(answer)).contains(new Outcome.Declined(proposal));
        }
    }

    @Test
    void aSecondWishCannotSlipUnderTheQuestionBeingAsked() {
        confirmation.propose(Booking.TOOL, FOUR);

        assertThatThrownBy(() -> confirmation.propose(Booking.TOOL, FOUR)).isInstanceOf(Refused.class);
    }

    @Test
    void anArgumentCannotPutAnotherArgumentIntoTheQuestion() {
        Tool plain = new Tool(
                "note",
                "",
                java.util.List.of(
                        new Parameter("what", "", true, new Parameter.Type.Text(50, java.util.Optional.empty())),
                        new Parameter("secret", "", true, new Parameter.Type.Text(50, java.util.Optional.empty()))),
                new Tool.Manner(
                        true, java.util.Optional.of("Note {what}?"), Limits.DEFAULT, java.util.Optional.empty()));

        assertThat(confirmation
                        .propose(plain, Arguments.of(plain, "{\"what\":\"a {secret}\\nb\",\"secret\":\"1234\"}"))
                        .question())
                .isEqualTo("Note a secret b?");
    }

    @Test
    void theSameIsAskedThreeTimesAndNoMore() {
        for (int i = 0; i < 3; i++) {
            confirmation.propose(Booking.TOOL, FOUR);
            confirmation.judged(false);
        }

        assertThatThrownBy(() -> confirmation.propose(Booking.TOOL, FOUR))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not asked again");
        assertThat(confirmation.open()).isEmpty();
    }

    @Test
    void aYesIsAnsweredByNewQuestions() {
        for (int i = 0; i < 12; i++) {
            confirmation.propose(Booking.TOOL, FOUR);
            confirmation.judged(i % 2 == 1);
        }

        assertThat(confirmation.propose(Booking.TOOL, FOUR).question()).isNotEmpty();
    }
}
