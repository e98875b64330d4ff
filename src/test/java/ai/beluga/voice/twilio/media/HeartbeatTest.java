package ai.beluga.voice.twilio.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final long SECOND = 1_000_000_000L;

    private final Heartbeat heart = new Heartbeat(Duration.ofSeconds(4), 0);

    @Test
    void fourBeatsFitIntoThePatience() {
        assertThat(heart.interval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void silenceAfterAnAnswerIsJudgedWithinThePatience() {
        assertThat(heart.reads(SECOND, SECOND)).isTrue();
        heart.answered(SECOND + 5_000_000);
        assertThat(heart.reads(2 * SECOND, 2 * SECOND)).isTrue();
        assertThat(heart.reads(3 * SECOND, 3 * SECOND)).isTrue();
        assertThat(heart.reads(4 * SECOND, 4 * SECOND)).isTrue();

        assertThat(heart.reads(5 * SECOND, 5 * SECOND)).isFalse();
    }

    @Test
    void ourOwnStallIsNotTheOtherEnds() {
        heart.answered(0);
        assertThat(heart.reads(SECOND, SECOND)).isTrue();

        assertThat(heart.reads(30 * SECOND, 30 * SECOND)).isTrue();
        assertThat(heart.reads(31 * SECOND, 31 * SECOND)).isTrue();
        assertThat(heart.reads(34 * SECOND - 1, 34 * SECOND - 1)).isTrue();
    }

    @Test
    void endOfWhichNothingIsHeardIsNotJudgedUntilItSpeaksAgain() {
        heart.answered(0);
        for (int second = 1; second <= 10; second++) {
            assertThat(heart.reads(second * SECOND, 0)).isTrue();
        }

        assertThat(heart.reads(11 * SECOND, 11 * SECOND)).isTrue();
        assertThat(heart.reads(12 * SECOND, 12 * SECOND)).isTrue();
        assertThat(heart.reads(14 * SECOND, 14 * SECOND)).isFalse();
    }
}
