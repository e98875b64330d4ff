package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.turn.PlayoutLedger.Reached;
import org.junit.jupiter.api.Test;

/** A segment whose words come while its audio goes out. */
class GrowingSegmentTest {

    private static final int SECOND = 8_000;

    private final PlayoutLedger ledger = new PlayoutLedger();

    @Test
    void segmentHeardToItsEndIsAllItsWords() {
        ledger.segment(1, "");
        ledger.extend(1, "We open");
        ledger.sent(1, SECOND, false);
        ledger.extend(1, "We open at nine.");
        ledger.made(1, 0, 2 * SECOND);
        ledger.sent(1, SECOND, true);

        ledger.played(2 * SECOND);

        assertThat(ledger.heardText()).isEqualTo("We open at nine.");
    }

    @Test
    void wordsToldAheadOfTheirAudioAreNotTakenForHeard() {
        ledger.segment(1, "");
        ledger.extend(1, "We open at nine on all days of the week and close at six in the evening");
        ledger.sent(1, SECOND, false);
        ledger.played(SECOND);
        ledger.close();

        ledger.brokenOff(1, 0, SECOND);

        assertThat(ledger.heardText().split(" ")).hasSizeLessThanOrEqualTo(3);
        assertThat(ledger.isEstimated()).isEqualTo(!ledger.heardText().isEmpty());
    }

    @Test
    void partBrokenOffIsRememberedAsFarAsItWasSurelyHeard() {
        ledger.segment(1, "");
        ledger.extend(1, "We open at nine on all days");
        ledger.sent(1, 4 * SECOND, false);
        ledger.played(3 * SECOND);
        ledger.close();

        ledger.brokenOff(1, 0, 4 * SECOND);

        assertThat(ledger.heardText()).startsWith("We open");
        assertThat("We open at nine on all days").startsWith(ledger.heardText());
    }

    @Test
    void placeReachedIsInTheLastSegmentOfWhichSomethingWasHeard() {
        assertThat(ledger.reached()).isEqualTo(new Reached(0, 0));
        ledger.segment(3, "Let me see.");
        ledger.sent(3, SECOND, true);
        ledger.filler(-1, "One moment, please.");
        ledger.sent(-1, SECOND, true);
        ledger.segment(4, "At nine.");
        ledger.sent(4, SECOND, false);

        ledger.played(SECOND + SECOND / 2);
        assertThat(ledger.reached()).isEqualTo(new Reached(3, 1_000));

        ledger.played(2 * SECOND + 800);
        assertThat(ledger.reached()).isEqualTo(new Reached(4, 100));
    }
}
