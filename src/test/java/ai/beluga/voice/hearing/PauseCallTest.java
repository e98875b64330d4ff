package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.hearing.HeardTurn.Moment;
import ai.beluga.voice.hearing.PauseCall.Judged;
import ai.beluga.voice.hearing.PausedTurn.Pause;
import ai.beluga.voice.hearing.PausedTurn.Source;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a rule is counted, on turns whose moments are written by hand. */
class PauseCallTest {

    /** One second of speech, a pause, one second of speech, the end; the voice detector is 200 ms late, text 250 ms. */
    private static HeardTurn turn(String question, String first, String all, int pauseMillis) {
        long goesOn = 1_000 + pauseMillis;
        long end = goesOn + 1_000;
        PausedTurn turn = new PausedTurn(
                new Source(all, Half.TUNING, "number", "mary1-even"),
                1,
                question,
                new short[0],
                List.of(new Pause(1_000, goesOn, false), new Pause(end, end + 4_000, true)));
        return new HeardTurn(
                turn,
                List.of(
                        new Moment(100, new TurnInput.Edge(new SpeechEdge.Started(0, 100))),
                        new Moment(1_200, new TurnInput.Edge(new SpeechEdge.Stopped(1_000, 1_200))),
                        new Moment(1_250, new TurnInput.Text(first, true)),
                        new Moment(goesOn + 100, new TurnInput.Edge(new SpeechEdge.Started(goesOn, goesOn + 100))),
                        new Moment(end + 200, new TurnInput.Edge(new SpeechEdge.Stopped(end, end + 200))),
                        new Moment(end + 250, new TurnInput.Text(all, true))));
    }

    private static List<Judged> judged(EndpointingSettings settings, HeardTurn... turns) {
        return PauseCall.judged(List.of(turns), TurnSettings.DEFAULT.with(settings));
    }

    @Test
    void pauseLongerThanAFixedOneIsCutOffAndTheEndIsTakenAfterIt() {
        HeardTurn turn = turn("What is your number?", "four seven two", "four seven two nine one three", 550);

        List<Judged> short500 = judged(PauseRules.fixed(500), turn);
        List<Judged> long700 = judged(PauseRules.fixed(700), turn);

        assertThat(short500).extracting(Judged::cut).containsExactly(true, false);
        assertThat(long700).extracting(Judged::cut).containsExactly(false, false);
        assertThat(short500.getLast().delayMillis()).contains(500L);
        assertThat(long700.getLast().delayMillis()).contains(700L);
    }

    @Test
    void callerWhoIsCutOffWhileSpeakingAlreadyIsCutOffAllTheSame() {
        HeardTurn turn = turn("How can I help you?", "one", "one two", 450);

        assertThat(judged(PauseRules.fixed(500), turn)).extracting(Judged::cut).containsExactly(true, false);
    }

    @Test
    void fusedRuleKnowsTheQuestionBeforeTheTurn() {
        String half = "four seven two";
        String all = "four seven two nine one three";

        Judged asked = judged(PauseRules.fused(), turn("Tell me your six digit number, please.", half, all, 600))
                .getLast();
        Judged unasked = judged(PauseRules.fused(), turn("How can I help you?", half, all, 600))
                .getLast();

        assertThat(asked.delayMillis().orElseThrow())
                .isLessThan(unasked.delayMillis().orElseThrow());
    }

    @Test
    void turnAfterACutOffOneIsCountedFromItsOwnBeginning() {
        HeardTurn turn = turn("How can I help you?", "one", "one two", 1_000);

        List<Judged> judged = judged(PauseRules.fixed(700), turn, turn);

        assertThat(judged).extracting(Judged::cut).containsExactly(true, false, true, false);
        assertThat(judged.getLast().delayMillis()).contains(700L);
    }

    @Test
    void figuresCountPausesThatGoOnAndDelaysOfEnds() {
        HeardTurn turn = turn("How can I help you?", "one", "one two", 1_000);
        HeardTurn quick = turn("How can I help you?", "one", "one two", 300);

        PauseFigures figures = new PauseFigures(judged(PauseRules.fixed(700), turn, quick));

        assertThat(figures.inner()).isEqualTo(2);
        assertThat(figures.cutPercent()).isEqualTo(50);
        assertThat(figures.meanDelayMillis()).isEqualTo(700);
        assertThat(figures.delayMillis(0.9)).isEqualTo(700);
    }

    @Test
    void boundWantsBothFewerCutOffAndNoLongerDelay() {
        HeardTurn turn = turn("How can I help you?", "one", "one two", 1_000);
        PauseFigures cutting = new PauseFigures(judged(PauseRules.fixed(700), turn));
        PauseFigures waiting = new PauseFigures(judged(PauseRules.fixed(1_200), turn));

        assertThat(new EndpointingBound(waiting, cutting).isMet()).isFalse();
        assertThat(new EndpointingBound(cutting, waiting).isMet()).isFalse();
        assertThat(new EndpointingBound(cutting, cutting).isMet()).isFalse();
        assertThat(new EndpointingBound(cutting, waiting).drawsPercent()).isZero();
    }
}
