package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayClockTest {

    private static final long MILLI = 1_000_000;
    private static final int SECOND_BYTES = 8_000;

    private final Transit transit = new Transit();
    private final PlayClock clock = new PlayClock(transit);

    @Test
    void nothingIsProvenBeforeAFirstMarkIsBack() {
        clock.sent(SECOND_BYTES, 0);

        assertThat(clock.playedBy(60_000 * MILLI)).isZero();
    }

    @Test
    void markThatIsBackProvesWhatWasSentBeforeIt() {
        clock.sent(1_600, 0);
        clock.sent(1_600, 0);

        clock.marked(1_600, 900 * MILLI);

        assertThat(clock.playedBy(900 * MILLI)).isEqualTo(1_600);
    }

    @Test
    void timeGoesOnForWhatFollowsAMark() {
        clock.sent(1_600, 0);
        clock.sent(1_600, 0);

        clock.marked(1_600, 900 * MILLI);

        assertThat(clock.playedBy(1_000 * MILLI))
                .as("the way was 700 ms at most, and the next may be 300 ms longer than the shortest")
                .isEqualTo(1_600);
        assertThat(clock.playedBy(1_050 * MILLI)).isEqualTo(1_600 + 50 * 8);
        assertThat(clock.playedBy(1_200 * MILLI)).isEqualTo(3_200);
        assertThat(clock.playedBy(9_000 * MILLI)).isEqualTo(3_200);
    }

    @Test
    void quickMarkTellsTheWayForAllThatFollows() {
        clock.sent(1_600, 0);
        clock.marked(1_600, 240 * MILLI);
        clock.sent(SECOND_BYTES, 250 * MILLI);

        assertThat(clock.playedBy((250 + 40 + 300) * MILLI)).isEqualTo(1_600);
    }

    @Test
    void anotherReplyOnTheLineKnowsTheWayAlready() {
        clock.sent(1_600, 0);
        clock.marked(1_600, 240 * MILLI);
        PlayClock next = new PlayClock(transit);

        next.sent(1_600, 5_000 * MILLI);

        assertThat(next.playedBy(5_340 * MILLI)).isZero();
        assertThat(next.playedBy(5_440 * MILLI)).isEqualTo(800);
        assertThat(next.playedBy(5_540 * MILLI)).isEqualTo(1_600);
    }

    @Test
    void audioThatWasSentLateIsPlayedLate() {
        clock.sent(1_600, 0);
        clock.marked(1_600, 240 * MILLI);

        clock.sent(1_600, 4_000 * MILLI);

        assertThat(clock.playedBy(4_300 * MILLI)).isEqualTo(1_600);
        assertThat(clock.playedBy(4_540 * MILLI)).isEqualTo(3_200);
    }

    @Test
    void lineThatWasAwayMayHaveBroughtEverythingOnlyNow() {
        clock.sent(1_600, 0);
        clock.marked(1_600, 240 * MILLI);
        clock.sent(3_200, 240 * MILLI);

        clock.stalled(680 * MILLI, 5_000 * MILLI);

        assertThat(clock.playedBy(5_000 * MILLI)).as("the 100 ms before it was").isEqualTo(1_600 + 800);
        assertThat(clock.playedBy(5_340 * MILLI)).isEqualTo(1_600 + 800);
        assertThat(clock.playedBy(5_640 * MILLI)).isEqualTo(4_800);
    }

    @Test
    void markThatComesAfterALaterOneTakesNothingBack() {
        clock.sent(1_600, 0);
        clock.sent(1_600, 0);
        clock.marked(3_200, 500 * MILLI);

        clock.marked(1_600, 700 * MILLI);

        assertThat(clock.playedBy(700 * MILLI)).isEqualTo(3_200);
    }

    @Test
    void wayThatGrewLongerIsNoticedOnceTheMarksOfTheShortOneAreOld() {
        for (int mark = 0; mark < 100; mark++) {
            transit.observed((mark < 30 ? 40 : 400) * MILLI);
        }

        assertThat(transit.longestNanos()).hasValue((400 + 300) * MILLI);
    }
}
