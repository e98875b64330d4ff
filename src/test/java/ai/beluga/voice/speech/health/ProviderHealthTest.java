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

        assertThat(health.take(Standing.READY, millis(500))).isTrue();

        assertThat(health.take(Standing.READY, millis(500))).isFalse();

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
        assertThat(health.retryAtNanos(0)).isEqualTo(millis(7_000));
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
    void refusalHoldsForLongAndNoStreamOfBeforeUndoesIt() {
        health.failed(EngineFailure.REFUSED, millis(0));
        health.opened(millis(10));
        health.worked();

        assertThat(health.state()).isEqualTo(State.DOWN);
        assertThat(health.standing(millis(299_999))).isEqualTo(Standing.OUT);
        assertThat(health.retryAtNanos(0)).isEqualTo(millis(300_000));
    }

    @Test
    void keyThatIsRightByNowCountsWithTheNextRareProbe() {
        health.failed(EngineFailure.REFUSED, millis(0));

        assertThat(health.beginProbe(millis(300_000))).isTrue();
        health.failed(EngineFailure.REFUSED, millis(300_100));
        assertThat(health.beginProbe(millis(600_000))).isFalse();
        assertThat(health.beginProbe(millis(600_100))).isTrue();
        health.opened(millis(600_200));

        assertThat(health.state()).isEqualTo(State.HEALTHY);
        health.failed(EngineFailure.BROKE_OFF, millis(600_300));
        assertThat(health.standing(millis(600_800))).isEqualTo(Standing.READY);
    }

    @Test
    void operatorWhoKnowsThatARefusalIsMendedNeedNotWait() {
        health.failed(EngineFailure.REFUSED, millis(0));

        health.force(Force.NONE);

        assertThat(health.state()).isEqualTo(State.HEALTHY);
        assertThat(health.standing(millis(1))).isEqualTo(Standing.READY);
    }

    @Test
    void operatorSaysAfterHowManyFailuresItIsDown() {
        ProviderHealth strict = new ProviderHealth(
                new HealthSettings(Duration.ofMillis(100), Duration.ofSeconds(1), 0, 1, Duration.ofSeconds(10)),
                () -> 0);

        strict.failed(EngineFailure.BROKE_OFF, millis(0));

        assertThat(strict.state()).isEqualTo(State.DOWN);
        assertThat(strict.standing(millis(100))).isEqualTo(Standing.DUE);
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
        assertThat(health.standing(millis(499))).isEqualTo(Standing.POOR);
        assertThat(health.standing(millis(500))).isEqualTo(Standing.READY);
    }

    @Test
    void operatorSeesHowAnEngineForcedUpReallyDoes() {
        health.force(Force.UP);

        down(EngineFailure.BROKE_OFF);
        assertThat(health.state()).isEqualTo(State.DOWN);
        health.opened(millis(500));
        health.worked();
        assertThat(health.state()).isEqualTo(State.HEALTHY);

        health.failed(EngineFailure.REFUSED, millis(600));
        assertThat(health.state()).isEqualTo(State.DOWN);
        health.opened(millis(1_100));
        assertThat(health.state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void engineThatRecoveredMayBeAskedAtOnce() {
        down(EngineFailure.UNREACHABLE);
        health.opened(millis(10));

        assertThat(health.retryAtNanos(millis(20))).isEqualTo(millis(20));
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
