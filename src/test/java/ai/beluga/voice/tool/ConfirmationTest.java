package ai.beluga.voice.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.tool.Confirmation.Outcome;
import ai.beluga.voice.tool.Confirmation.Proposal;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

    private static final Arguments FOUR =
            Arguments.of(Booking.TOOL, "{\"day\":\"2026-12-24\",\"guests\":4,\"name\":\"Ann\"}");

    private final Confirmation confirmation = new Confirmation();

    @Test
    void theQuestionNamesWhatWillBeDone() {
        assertThat(confirmation.propose(Booking.TOOL, FOUR).question())
                .isEqualTo("A table for 4 on 2026-12-24, Ann. Shall I book it?");
    }

    @Test
    void aYesGrantsJustThisAndOnce() {
        Proposal proposal = confirmation.propose(Booking.TOOL, FOUR);

        assertThat(confirmation.judged(true)).contains(new Outcome.Granted(proposal));
        assertThat(confirmation.judged(true)).isEmpty();
    }

    @Test
    void anythingElseDeclinesAndMakesRoomForTheNextQuestion() {
        Proposal proposal = confirmation.propose(Booking.TOOL, FOUR);

        assertThat(confirmation.judged(false)).contains(new Outcome.Declined(proposal));
        assertThat(confirmation.propose(Booking.TOOL, FOUR)).isEqualTo(proposal);
    }

    @Test
    void whatIsToBeDoneIsNotPrintedWithTheCallersWords() {
        assertThat(confirmation.propose(Booking.TOOL, FOUR)).hasToString("Proposal[book_table]");
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
        assertThat(confirmation.judged(true)).isEmpty();
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
