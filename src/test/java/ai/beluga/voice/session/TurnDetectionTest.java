package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.event.CallEvent.ReplyStarted;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.turn.EndpointingSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a turn detector is told, and what its estimates do, through the whole pipeline on virtual time. */
class TurnDetectionTest {

    private final ScriptedCall call = new ScriptedCall();

    @Test
    void detectorIsToldWhenTheCallerSpeaksPausesAndIsDone() {
        greeted().callerSpeaks(ofMillis(600)).run(ofMillis(400));
        call.callerSays("What are your hours?").run(ofSeconds(2));

        assertThat(call.turnDetector.calls().stream().distinct()).containsExactly("speaking", "paused", "turn over");
        assertThat(call.turnDetector.calls()).startsWith("speaking", "paused", "speaking", "paused");
        assertThat(call.turnDetector.calls().getLast()).isEqualTo("turn over");
    }

    @Test
    void estimateThatComesLateInThePauseStillShortensIt() {
        greeted().callerSays("What are your hours?").run(ofMillis(300));
        call.turnDetector.estimates(1, 1.0);
        call.run(ofSeconds(3));

        assertThat(endpointing()).isEqualTo(EndpointingSettings.DEFAULT.min());
    }

    @Test
    void estimateOfAnEarlierPauseDoesNotEndTheTurn() {
        greeted().callerSpeaks(ofMillis(600)).run(ofMillis(500));
        call.callerSays("What are your hours?").run(ofMillis(300));
        call.turnDetector.estimates(1, 1.0);
        call.run(ofSeconds(3));

        assertThat(endpointing()).isGreaterThanOrEqualTo(ofMillis(600));
    }

    @Test
    void estimateThatComesWhileTheCallerGoesOnIsNotOfTheNextPause() {
        greeted().callerSpeaks(ofMillis(600)).run(ofMillis(500));
        call.callerSpeaks(ofMillis(400));
        call.turnDetector.estimates(1, 1.0);
        call.callerSays("What are your hours?").run(ofSeconds(3));

        assertThat(call.facts(CallerSpoke.class)).hasSize(1);
        assertThat(endpointing()).isGreaterThanOrEqualTo(ofMillis(600));
    }

    private Duration endpointing() {
        return call.facts(ReplyStarted.class).getLast().latency().endpointing();
    }

    private ScriptedCall greeted() {
        return call.run(ofSeconds(2));
    }
}
