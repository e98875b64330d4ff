package ai.beluga.voice.event;

import static ai.beluga.voice.event.TurnMoment.ASKED;
import static ai.beluga.voice.event.TurnMoment.FIRST_AUDIO;
import static ai.beluga.voice.event.TurnMoment.FIRST_CLAUSE;
import static ai.beluga.voice.event.TurnMoment.FIRST_FRAME;
import static ai.beluga.voice.event.TurnMoment.PAUSE_OVER;
import static ai.beluga.voice.event.TurnMoment.SPEECH_ENDED;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnMomentsTest {

    @Test
    void partsAddUpToTheWholeTime() {
        TurnLatency latency = TurnMoments.of(Map.of(
                        SPEECH_ENDED, 100L,
                        PAUSE_OVER, 400L,
                        ASKED, 450L,
                        FIRST_CLAUSE, 600L,
                        FIRST_AUDIO, 680L,
                        FIRST_FRAME, 690L))
                .latency()
                .orElseThrow();

        assertThat(latency)
                .isEqualTo(new TurnLatency(ofNanos(300), ofNanos(50), ofNanos(150), ofNanos(80), ofNanos(10)));
        assertThat(latency.total()).isEqualTo(ofNanos(590));
    }

    @Test
    void replyMadeWhileTheCallerStillSpokeTakesNoTimeAndPartsStillAddUp() {
        TurnLatency latency = TurnMoments.of(Map.of(
                        SPEECH_ENDED, 100L,
                        PAUSE_OVER, 400L,
                        ASKED, 450L,
                        FIRST_CLAUSE, 200L,
                        FIRST_AUDIO, 300L,
                        FIRST_FRAME, 460L))
                .latency()
                .orElseThrow();

        assertThat(latency)
                .isEqualTo(new TurnLatency(ofNanos(300), ofNanos(50), Duration.ZERO, Duration.ZERO, ofNanos(10)));
        assertThat(latency.total()).isEqualTo(ofNanos(360));
    }

    @Test
    void turnOfWhichNothingWasSentHasNoLatency() {
        assertThat(TurnMoments.of(Map.of(SPEECH_ENDED, 100L, ASKED, 450L)).latency())
                .isEmpty();
    }

    @Test
    void momentsOfAClockThatPassesItsLargestNumberKeepTheirDistance() {
        TurnMoments moments = TurnMoments.of(Map.of(SPEECH_ENDED, Long.MAX_VALUE - 4, PAUSE_OVER, Long.MIN_VALUE + 5));

        assertThat(moments.between(SPEECH_ENDED, PAUSE_OVER)).contains(ofNanos(10));
    }
}
