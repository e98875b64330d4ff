package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlayoutLedgerTest {

    private static final int SECOND = 8_000;

    private final PlayoutLedger ledger = new PlayoutLedger();

    @Test
    void wordsAreHeardUpToTheMarkThatWasPlayed() {
        threeWords();
        ledger.sent(1, 1_600, false);
        int mark = ledger.mark();
        ledger.sent(1, 6_400, false);

        ledger.marked(mark);

        assertThat(ledger.heardText()).isEqualTo("We");
        assertThat(ledger.heard()).isEqualTo(Duration.ofMillis(200));
        assertThat(ledger.allHeard()).isFalse();
    }

    @Test
    void wordWhoseEndWasNotPlayedWasNotHeard() {
        threeWords();
        ledger.sent(1, 1_599, false);

        ledger.marked(ledger.mark());

        assertThat(ledger.heardText()).isEmpty();
    }

    @Test
    void whatWasOnlySentWasNotHeard() {
        threeWords();
        ledger.sent(1, SECOND, true);
        ledger.mark();

        assertThat(ledger.heardText()).isEmpty();
        assertThat(ledger.allHeard()).isFalse();
    }

    @Test
    void segmentHeardToItsEndIsItsText() {
        threeWords();
        ledger.sent(1, SECOND, true);

        ledger.marked(ledger.mark());

        assertThat(ledger.heardText()).isEqualTo("We are open.");
        assertThat(ledger.allHeard()).isTrue();
    }

    @Test
    void marksOfAClearedReplyProveNothing() {
        threeWords();
        ledger.sent(1, SECOND, true);
        int mark = ledger.mark();

        ledger.close();
        ledger.marked(mark);

        assertThat(ledger.heardText()).isEmpty();
    }

    @Test
    void whatWasHeardBeforeTheClearStays() {
        threeWords();
        ledger.sent(1, 4_000, false);
        ledger.marked(ledger.mark());

        ledger.close();

        assertThat(ledger.heardText()).isEqualTo("We are");
    }

    @Test
    void marksNobodySetProveNothing() {
        threeWords();
        ledger.sent(1, SECOND, true);
        ledger.mark();

        ledger.marked(0);
        ledger.marked(2);
        ledger.marked(-1);

        assertThat(ledger.heardText()).isEmpty();
    }

    @Test
    void lateMarkTakesNothingBack() {
        threeWords();
        ledger.sent(1, 1_600, false);
        int early = ledger.mark();
        ledger.sent(1, 6_400, true);
        ledger.marked(ledger.mark());

        ledger.marked(early);

        assertThat(ledger.heardText()).isEqualTo("We are open.");
    }

    @Test
    void segmentWithoutWordTimesCountsAsAWhole() {
        ledger.segment(1, "We are open.");
        ledger.sent(1, SECOND, false);
        ledger.marked(ledger.mark());
        assertThat(ledger.heardText()).isEmpty();

        ledger.sent(1, 0, true);

        assertThat(ledger.heardText()).isEqualTo("We are open.");
    }

    @Test
    void wordsOfALaterSegmentCountFromItsOwnBegin() {
        threeWords();
        ledger.segment(2, "Come in.");
        ledger.word(2, "Come", 300);
        ledger.word(2, "in", 600);
        ledger.sent(1, SECOND, true);
        ledger.sent(2, 2_400, false);

        ledger.marked(ledger.mark());

        assertThat(ledger.heardText()).isEqualTo("We are open. Come");
    }

    @Test
    void segmentWithoutAudioWasNotSpoken() {
        ledger.segment(1, "…");
        ledger.sent(1, 0, true);
        ledger.segment(2, "Hello.");
        ledger.sent(2, SECOND, true);

        ledger.marked(ledger.mark());

        assertThat(ledger.heardText()).isEqualTo("Hello.");
    }

    @Test
    void segmentThatWasNeverSentWasNotHeard() {
        threeWords();
        ledger.segment(2, "Come in.");
        ledger.word(2, "Come", 0);
        ledger.sent(1, SECOND, true);

        ledger.marked(ledger.mark());

        assertThat(ledger.heardText()).isEqualTo("We are open.");
    }

    @Test
    void wordsAreGivenAsTheyStandInTheText() {
        ledger.segment(1, "It costs $3, Sir.");
        ledger.word(1, "it", 100);
        ledger.word(1, "costs", 200);
        ledger.word(1, "three-dollars", 600);
        ledger.word(1, "sir", 900);
        ledger.sent(1, 4_800, false);

        ledger.marked(ledger.mark());

        assertThat(ledger.heardText()).isEqualTo("It costs $3,");
    }

    @Test
    void wordsThatCannotBeMatchedAreGivenAsSpoken() {
        ledger.segment(1, "It costs $3.");
        ledger.word(1, "It", 100);
        ledger.word(1, "costs", 200);
        ledger.word(1, "three", 400);
        ledger.word(1, "dollars", 600);
        ledger.sent(1, 3_200, false);

        ledger.marked(ledger.mark());

        assertThat(ledger.heardText()).isEqualTo("It costs three");
    }

    @Test
    void audioOfAnUnknownSegmentIsAFault() {
        assertThatThrownBy(() -> ledger.sent(7, 160, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
    }

    @Test
    void timesOfAnUnknownSegmentAreIgnored() {
        ledger.word(7, "stale", 100);

        assertThat(ledger.heardText()).isEmpty();
    }

    @Property
    void neverMoreIsHeardThanTheNewestPlayedMarkProves(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 2_000) Integer> payloads,
            @ForAll @IntRange(min = 0, max = 40) int played) {
        PlayoutLedger any = new PlayoutLedger();
        any.segment(1, "w ".repeat(40));
        for (int word = 1; word <= 40; word++) {
            any.word(1, "w", word * 100);
        }
        List<Long> ends = new ArrayList<>();
        long sent = 0;
        for (int payload : payloads) {
            any.sent(1, payload, false);
            sent += payload;
            any.mark();
            ends.add(sent);
        }

        any.marked(played);

        long proven = played >= 1 && played <= ends.size() ? ends.get(played - 1) : 0;
        long words = any.heardText().chars().filter(letter -> letter == 'w').count();
        assertThat(words).isEqualTo(Math.min(40, proven / 800));
    }

    @Test
    void interruptedClauseOfAVoiceWithoutWordTimesIsCreditedByEstimateAndMarkedSo() {
        ledger.segment(1, "We are open from nine to five.");
        ledger.sent(1, 2 * SECOND, true);
        ledger.played(SECOND + SECOND / 2);
        assertThat(ledger.heardText()).isEmpty();

        ledger.made(1, 0, 2 * SECOND);

        assertThat(ledger.heardText()).startsWith("We are").doesNotContain("five");
        assertThat(ledger.isEstimated()).isTrue();
        ledger.played(2 * SECOND);
        assertThat(ledger.heardText()).isEqualTo("We are open from nine to five.");
        assertThat(ledger.isEstimated()).isFalse();
    }

    @Test
    void toldWordTimesAreNotReplacedByAnEstimate() {
        threeWords();
        ledger.sent(1, SECOND, true);
        ledger.made(1, 0, SECOND);

        ledger.played(4_000);

        assertThat(ledger.heardText()).isEqualTo("We are");
        assertThat(ledger.isEstimated()).isFalse();
    }

    @Test
    void clauseSpokenInOneWithTheOneBeforeIsHeardWithIt() {
        ledger.segment(1, "We are open.");
        ledger.segment(2, "Come in.");
        ledger.sent(1, SECOND, true);
        ledger.sent(2, 0, true);
        ledger.shares(2);

        ledger.played(SECOND - 1);
        assertThat(ledger.heardText()).isEmpty();
        ledger.played(SECOND);
        assertThat(ledger.heardText()).isEqualTo("We are open. Come in.");
    }

    /** Words that end after 200, 500 and 900 ms. */
    private void threeWords() {
        ledger.segment(1, "We are open.");
        ledger.word(1, "We", 200);
        ledger.word(1, "are", 500);
        ledger.word(1, "open", 900);
    }
}
