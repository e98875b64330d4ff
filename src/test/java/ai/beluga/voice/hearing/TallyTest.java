package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.hearing.LabelledSpeech.Label;
import ai.beluga.voice.hearing.Tally.Count;
import ai.beluga.voice.hearing.Tally.Steps;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    /** 3 s, of which the second from 1 s on is speech and 200 ms from 2.5 s on are unsure. */
    private static final Label[] LABELS = labels();

    private static Label[] labels() {
        Label[] labels = new Label[300];
        Arrays.fill(labels, Label.SILENCE);
        Arrays.fill(labels, 100, 200, Label.SPEECH);
        Arrays.fill(labels, 250, 270, Label.UNSURE);
        return labels;
    }

    private static Decision decision(long start, long end) {
        return new Decision(start, end, start + 100, end + 200);
    }

    private static Tally tally(Decision... decisions) {
        return Tally.of(LABELS, List.of(decisions));
    }

    @Test
    void exactDecisionFindsAllAndNothingElse() {
        Tally tally = tally(decision(1_000, 2_000));

        assertThat(tally.usual()).isEqualTo(new Steps(80, 80, 150, 0));
        assertThat(tally.strict()).isEqualTo(new Steps(100, 100, 200, 0));
        assertThat(tally.startDelays()).containsExactly(100L);
        assertThat(tally.endErrors()).containsExactly(0L);
        assertThat(tally.missed()).isZero();
    }

    @Test
    void noDecisionFindsNothing() {
        Tally tally = tally();

        assertThat(tally.usual()).isEqualTo(new Steps(80, 0, 150, 0));
        assertThat(tally.missed()).isOne();
        assertThat(tally.stretches()).isOne();
        assertThat(tally.startDelays()).isEmpty();
    }

    @Test
    void collarAndHangOverForgiveTheEdgesAndTheStrictCountDoesNot() {
        Tally tally = tally(decision(900, 2_200));

        assertThat(tally.usual()).isEqualTo(new Steps(80, 80, 150, 0));
        assertThat(tally.strict()).isEqualTo(new Steps(100, 100, 200, 30));
        assertThat(tally.startDelays()).containsExactly(0L);
        assertThat(tally.endErrors()).containsExactly(200L);
    }

    @Test
    void whatIsBeyondTheCollarCounts() {
        Tally late = tally(decision(1_300, 2_000));
        Tally early = tally(decision(800, 1_500));

        assertThat(late.usual()).isEqualTo(new Steps(80, 60, 150, 0));
        assertThat(late.startDelays()).containsExactly(400L);
        assertThat(early.usual()).isEqualTo(new Steps(80, 40, 150, 10));
        assertThat(early.endErrors()).containsExactly(-500L);
    }

    @Test
    void speechInSilenceIsFalseAndInWhatIsUnsureItIsNot() {
        assertThat(tally(decision(0, 300)).usual()).isEqualTo(new Steps(80, 0, 150, 30));
        assertThat(tally(decision(2_500, 2_700)).usual()).isEqualTo(new Steps(80, 0, 150, 0));
        assertThat(tally(decision(2_500, 2_700)).strict()).isEqualTo(new Steps(100, 0, 200, 20));
    }

    @Test
    void hangOverCountTakesTwoHundredMillisecondsBehindAnEndForSpeech() {
        assertThat(tally(decision(1_000, 2_200)).steps(Count.HANG_OVER)).isEqualTo(new Steps(120, 120, 180, 0));
        assertThat(tally(decision(1_000, 2_300)).steps(Count.HANG_OVER)).isEqualTo(new Steps(120, 120, 180, 10));
        assertThat(tally(decision(1_000, 2_000)).steps(Count.HANG_OVER)).isEqualTo(new Steps(120, 100, 180, 0));
    }

    /** Speech from 1 to 2 s, from 2.6 to 3 s and from 4.5 s on. */
    @Test
    void silenceBetweenStretchesOfOneRecordingIsCountedApart() {
        Label[] labels = new Label[500];
        Arrays.fill(labels, Label.SILENCE);
        Arrays.fill(labels, 100, 200, Label.SPEECH);
        Arrays.fill(labels, 260, 300, Label.SPEECH);
        Arrays.fill(labels, 450, 500, Label.SPEECH);

        Tally tally = Tally.of(labels, List.of(decision(0, 2_300)));

        assertThat(tally.steps(Count.INNER)).isEqualTo(new Steps(0, 0, 30, 10));
        assertThat(tally.steps(Count.INNER_STRICT)).isEqualTo(new Steps(0, 0, 60, 30));
        assertThat(Tally.innerPauses(labels)).isOne();
        assertThat(Tally.innerSteps(labels)).isEqualTo(60);
    }

    @Test
    void pauseOfThreeHundredMillisecondsIsNotCounted() {
        Label[] labels = new Label[300];
        Arrays.fill(labels, Label.SPEECH);
        Arrays.fill(labels, 100, 130, Label.SILENCE);

        assertThat(Tally.of(labels, List.of(decision(0, 3_000))).usual().silence())
                .isZero();
    }

    @Test
    void noPauseOfARecordingIsAsLongAsThoseBetweenRecordings() {
        for (Half half : Half.values()) {
            for (Half.Caller caller : half.callers()) {
                for (LabelledSpeech speech : caller.speech()) {
                    Tally tally = Tally.of(speech.labels(), List.of());

                    assertThat(Tally.innerPauses(speech.labels()))
                            .as(speech.recording().name())
                            .isEqualTo(tally.stretches() - 1);
                }
            }
        }
    }

    @Test
    void decisionThatBeganLongBeforeHasNoDelay() {
        assertThat(tally(decision(0, 2_000)).startDelays()).isEmpty();
    }

    @Test
    void percentagesAreOfTheirOwnSteps() {
        Steps steps = new Steps(200, 150, 50, 5);

        assertThat(steps.foundPercent()).isEqualTo(75);
        assertThat(steps.falsePercent()).isEqualTo(10);
        assertThat(steps.balancedErrorPercent()).isEqualTo(17.5);
    }

    @Test
    void sumsAddUp() {
        Tally sum = Tally.sum(List.of(tally(decision(1_000, 2_000)), tally(decision(0, 300))));

        assertThat(sum.usual()).isEqualTo(new Steps(160, 80, 300, 30));
        assertThat(sum.startDelays()).hasSize(1);
        assertThat(sum.missed()).isOne();
        assertThat(sum.stretches()).isEqualTo(2);
    }

    @Test
    void quantileIsOneOfTheValues() {
        assertThat(Tally.quantile(List.of(5L, 1L, 3L, 2L, 4L), 0.5)).isEqualTo(3);
        assertThat(Tally.quantile(List.of(5L, 1L, 3L, 2L, 4L), 0.95)).isEqualTo(5);
    }
}
