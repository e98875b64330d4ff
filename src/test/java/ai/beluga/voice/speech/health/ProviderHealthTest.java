package ai.beluga.voice.speech.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.health.ProviderHealth.Force;
import ai.beluga.voice.speech.health.ProviderHealth.Standing;
import ai.beluga.voice.speech.health.ProviderHealth.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With waits of 0.5, 1, 2, 4 … seconds. */
class ProviderHealthTest {

    private final ProviderHealth health =
            new ProviderHealth(new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), 0, () -> 0));

    @Test
    void oneFailureMakesSuspectAndOthersComeFirstUntilItsWaitIsOver() {
        health.failed(EngineFailure.BROKE_OFF, millis(0));

        assertThat(health.state()).isEqualTo(State.SUSPECT);
        assertThat(health.standing(millis(499))).isEqualTo(Standing.POOR);
        assertThat(health.standing(millis(500))).isEqualTo(Standing.READY);
    }

    @Test
    void suspectIsTriedByOneCallAtATime() {
        health.failed(EngineFailure.SILENT, millis(0));

        health.taken(millis(500));

        assertThat(health.standing(millis(600))).isEqualTo(Standing.POOR);
        assertThat(health.standing(millis(1_000))).isEqualTo(Standing.READY);
    }

    @Test
    void answerClearsASuspect() {
        health.failed(EngineFailure.SILENT, millis(0));
        health.failed(EngineFailure.SILENT, millis(1));

        health.worked();
        health.failed(EngineFailure.SILENT, millis(2));

        assertThat(health.state()).isEqualTo(State.SUSPECT);
        assertThat(health.failures()).isEqualTo(1);
    }

    @Test
    void thirdFailureInARowBringsItDownUntilAProbeIsDue() {
        down(EngineFailure.BROKE_OFF);

        assertThat(health.state()).isEqualTo(State.DOWN);
        assertThat(health.standing(millis(1_999))).isEqualTo(Standing.OUT);
        assertThat(health.beginProbe(millis(1_999))).isFalse();
        assertThat(health.beginProbe(millis(2_000))).isTrue();
        assertThat(health.state()).isEqualTo(State.PROBING);
    }

    @Test
    void onlyOneProbesAtATime() {
        down(EngineFailure.UNREACHABLE);

        assertThat(health.beginProbe(millis(2_000))).isTrue();

        assertThat(health.beginProbe(millis(2_001))).isFalse();
        assertThat(health.beginProbe(millis(4_000))).isTrue();
    }

    @Test
    void providerThatCouldNotBeReachedIsWellOnceItOpens() {
        down(EngineFailure.UNREACHABLE);
        health.beginProbe(millis(2_000));

        health.opened(millis(2_100));

        assertThat(health.state()).isEqualTo(State.HEALTHY);
        assertThat(health.lastFailure()).isEmpty();
    }

    @Test
    void providerThatFellSilentHasToAnswerAndNotOnlyToOpen() {
        down(EngineFailure.SILENT);
        health.beginProbe(millis(2_000));

        health.opened(millis(2_100));
        assertThat(health.state()).isEqualTo(State.SUSPECT);
        assertThat(health.standing(millis(2_100))).isEqualTo(Standing.READY);
        health.worked();

        assertThat(health.state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void providerThatOpensAndFailsAgainIsLeftAloneForLonger() {
        down(EngineFailure.SILENT);
        health.beginProbe(millis(2_000));
        health.opened(millis(2_100));

        health.failed(EngineFailure.SILENT, millis(3_000));

        assertThat(health.state()).isEqualTo(State.DOWN);
        assertThat(health.retryAtNanos()).isEqualTo(millis(7_000));
    }

    @Test
    void streamThatStillWorksDoesNotHideThatNoneCanBeOpened() {
        health.failed(EngineFailure.UNREACHABLE, millis(0));
        health.worked();
        health.failed(EngineFailure.UNREACHABLE, millis(1));
        health.worked();
        health.failed(EngineFailure.UNREACHABLE, millis(2));
        health.worked();

        assertThat(health.state()).isEqualTo(State.DOWN);
    }

    @Test
    void refusalHoldsUntilTheOperatorChangesSomething() {
        health.failed(EngineFailure.REFUSED, millis(0));
        health.opened(millis(10));
        health.worked();

        assertThat(health.state()).isEqualTo(State.DOWN);
        assertThat(health.standing(millis(86_400_000))).isEqualTo(Standing.OUT);
        assertThat(health.retryAtNanos()).isEqualTo(Long.MAX_VALUE);

        health.force(Force.NONE);
        assertThat(health.state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void operatorForcesItUpOrDownWhateverHappens() {
        health.force(Force.DOWN);
        health.worked();
        assertThat(health.state()).isEqualTo(State.DOWN);
        assertThat(health.standing(millis(0))).isEqualTo(Standing.OUT);
        assertThat(health.beginProbe(millis(86_400_000))).isFalse();

        health.force(Force.UP);
        down(EngineFailure.BROKE_OFF);
        assertThat(health.state()).isEqualTo(State.HEALTHY);
        assertThat(health.standing(millis(0))).isEqualTo(Standing.READY);
    }

    private void down(EngineFailure how) {
        health.failed(how, millis(0));
        health.failed(how, millis(0));
        health.failed(how, millis(0));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
