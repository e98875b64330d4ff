package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.testkit.HeldTimes;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From where to where audio is held. */
class AudioHoldTest {

    private final ManualTime time = new ManualTime();
    private final HeldTimes told = new HeldTimes();
    private final AudioHold hold = new AudioHold(told, time);

    @Test
    void frameIsHeldSinceItCameAndNotOnlySinceTheSessionTookItUp() {
        long came = time.nanos();
        time.advance(Duration.ofMillis(2));
        hold.observe(new VoiceEvent.LineAudio(1, 0, new byte[160], came), time.nanos());
        time.advance(Duration.ofMillis(1));

        hold.givenToModel();

        assertThat(told.toModel()).containsExactly(3_000_000L);
    }

    @Test
    void audioOfTheModelIsHeldSinceItWasTold() {
        long said = time.nanos();
        time.advance(Duration.ofMillis(4));

        hold.givenToLine(said);

        assertThat(told.toLine()).containsExactly(4_000_000L);
    }
}
