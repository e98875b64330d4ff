package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnShareTest {

    /** Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I: 81/263, 15/148, 0/20, 1/29. */
    @Test
    void intervalsAreThosePublished() {
        assertThat(new TurnShare(81, 263)).hasToString("31 % (26–37)");
        assertThat(new TurnShare(15, 148)).hasToString("10 % (6–16)");
        assertThat(new TurnShare(0, 20)).hasToString("0 % (0–16)");
        assertThat(new TurnShare(1, 29)).hasToString("3 % (1–17)");
    }

    @Test
    void nothingOfNothingIsNoShare() {
        assertThat(new TurnShare(0, 0)).hasToString("–");
    }
}
