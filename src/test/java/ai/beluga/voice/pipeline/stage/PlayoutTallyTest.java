package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.Playout;
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

        assertThat(close("").firstHeardNanos()).hasValue(300L * MILLI);
    }

    @Test
    void laterMarkTellsItTooWhenTheFirstIsLost() {
        sendWithMark(1_600);
        sendWithMark(1_600);

        tally.marked(2, 700L * MILLI);

        assertThat(close("").firstHeardNanos()).hasValue(300L * MILLI);
    }

    @Test
    void marksThatWereNeverSetProveNothing() {
        sendWithMark(1_600);

        tally.marked(0, 1);
        tally.marked(2, 1);

        assertThat(close("").firstHeardNanos()).isEmpty();
    }

    @Test
    void gapOfAFrameIsAnUnderrunAndAShorterOneIsNot() {
        tally.dryFor(20L * MILLI);
        tally.dryFor(20L * MILLI - 1);
        tally.dryFor(-100L * MILLI);

        assertThat(close("").underruns()).isEqualTo(1);
    }

    @Test
    void gapBecauseTheReplyWasHeldIsNoUnderrunButTheNextOneIs() {
        tally.heldBack();
        tally.dryFor(900L * MILLI);
        tally.dryFor(40L * MILLI);

        assertThat(close("").underruns()).isEqualTo(1);
    }

    @Test
    void wordsThatWereNotHeardAreCounted() {
        tally.announced("One two, three.");
        tally.announced(" Four ");

        assertThat(close("One two,").unheardWords()).isEqualTo(2);
        assertThat(close("One two, three. Four").unheardWords()).isZero();
    }

    private Playout close(String heard) {
        return tally.close(Duration.ofMillis(7), heard, false);
    }

    private void sendWithMark(int bytes) {
        tally.sent(bytes, true);
        tally.markSet();
    }
}
