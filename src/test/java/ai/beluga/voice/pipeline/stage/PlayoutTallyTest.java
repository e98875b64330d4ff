package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlayoutTallyTest {

    private static final int MILLI = 1_000_000;

    private final PlayoutTally tally = new PlayoutTally();

    @Test
    void firstFrameWasHeardSoLongBeforeItsMarkAsTheAudioBeforeTheMarkLasts() {
        sendWithMark(1_600);
        sendWithMark(1_600);

        tally.marked(1, 500L * MILLI);
        tally.marked(2, 900L * MILLI);

        assertThat(tally.close("").firstHeardNanos()).hasValue(300L * MILLI);
        assertThat(tally.close("").heard()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void laterMarkTellsItTooWhenTheFirstIsLost() {
        sendWithMark(1_600);
        sendWithMark(1_600);

        tally.marked(2, 700L * MILLI);

        assertThat(tally.close("").firstHeardNanos()).hasValue(300L * MILLI);
    }

    @Test
    void marksThatWereNeverSetProveNothing() {
        sendWithMark(1_600);

        tally.marked(0, 1);
        tally.marked(2, 1);

        assertThat(tally.close("").firstHeardNanos()).isEmpty();
        assertThat(tally.close("").heard()).isZero();
    }

    @Test
    void gapOfAFrameIsAnUnderrunAndAShorterOneIsNot() {
        tally.dryFor(20L * MILLI);
        tally.dryFor(20L * MILLI - 1);
        tally.dryFor(-100L * MILLI);

        assertThat(tally.close("").underruns()).isEqualTo(1);
    }

    @Test
    void gapBecauseTheReplyWasHeldIsNoUnderrunButTheNextOneIs() {
        tally.heldBack();
        tally.dryFor(900L * MILLI);
        tally.dryFor(40L * MILLI);

        assertThat(tally.close("").underruns()).isEqualTo(1);
    }

    @Test
    void wordsThatWereNotHeardAreCounted() {
        tally.announced("One two, three.");
        tally.announced(" Four ");

        assertThat(tally.close("One two,").unheardWords()).isEqualTo(2);
        assertThat(tally.close("One two, three. Four").unheardWords()).isZero();
    }

    private void sendWithMark(int bytes) {
        tally.sent(bytes);
        tally.markSet();
    }
}
