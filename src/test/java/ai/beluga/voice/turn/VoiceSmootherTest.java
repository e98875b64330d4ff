package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.turn.SpeechEdge.Started;
import ai.beluga.voice.turn.SpeechEdge.Stopped;
import ai.beluga.voice.turn.SpeechEdge.Sustained;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Scores of 32 ms each; speech from 0.5 on, silence below 0.35, edges after 96 ms and 200 ms, meant after 350 ms. */
class VoiceSmootherTest {

    private static final VoiceSettings SETTINGS =
            new VoiceSettings(0.5, 0.35, Duration.ofMillis(96), Duration.ofMillis(200), Duration.ofMillis(350));

    private final List<SpeechEdge> edges = new ArrayList<>();
    private final VoiceSmoother smoother = new VoiceSmoother(SETTINGS, edges::add);
    private long millis;

    @Test
    void speechBeginsWhereItsFirstScoreBegan() {
        score(0.1, 2);
        score(0.9, 3);

        assertThat(edges).containsExactly(new Started(64, 160));
    }

    @Test
    void shorterSpeechMakesNoEdge() {
        score(0.9, 2);
        score(0.1, 20);

        assertThat(edges).isEmpty();
    }

    @Test
    void shortSoundsDoNotAddUp() {
        score(0.9, 2);
        score(0.1, 1);
        score(0.9, 2);
        score(0.1, 1);

        assertThat(edges).isEmpty();
    }

    @Test
    void speechMustReachTheStartThresholdOnce() {
        score(0.45, 20);

        assertThat(edges).isEmpty();
    }

    @Test
    void speechThatBeganGoesOnAboveTheStopThreshold() {
        score(0.9, 1);
        score(0.4, 40);

        assertThat(edges).containsExactly(new Started(0, 96), new Sustained(0, 352));
    }

    @Test
    void speechEndsWhereTheLastVoicedScoreEnded() {
        score(0.9, 5);
        score(0.1, 7);

        assertThat(edges).containsExactly(new Started(0, 96), new Stopped(160, 384));
    }

    @Test
    void shorterSilenceMakesNoEdge() {
        score(0.9, 5);
        score(0.1, 6);
        score(0.4, 1);
        score(0.1, 6);

        assertThat(edges).containsExactly(new Started(0, 96), new Sustained(0, 384));
    }

    @Test
    void speechThatLastsIsToldOnce() {
        score(0.9, 40);

        assertThat(edges).containsExactly(new Started(0, 96), new Sustained(0, 352));
    }

    @Test
    void everySpeechThatLastsIsTold() {
        score(0.9, 20);
        score(0.1, 10);
        score(0.9, 20);

        assertThat(edges).filteredOn(Sustained.class::isInstance).hasSize(2);
    }

    @Test
    void silenceWithinSpeechDoesNotMakeItLast() {
        score(0.9, 5);
        score(0.1, 7);
        score(0.9, 5);

        assertThat(edges).containsExactly(new Started(0, 96), new Stopped(160, 384), new Started(384, 480));
    }

    @Test
    void audioThatBreaksOffEndsSpeechThere() {
        score(0.9, 5);
        score(0.1, 2);

        smoother.cut(230);

        assertThat(edges).containsExactly(new Started(0, 96), new Stopped(160, 230));
    }

    @Test
    void audioThatBreaksOffForgetsSpeechThatHardlyBegan() {
        score(0.9, 2);

        smoother.cut(64);
        score(0.9, 2);

        assertThat(edges).isEmpty();
    }

    @Test
    void silenceThatBreaksOffIsNoEdge() {
        score(0.1, 2);

        smoother.cut(64);

        assertThat(edges).isEmpty();
    }

    @Test
    void thresholdsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new VoiceSettings(0.3, 0.5, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("0.5")
                .hasMessageContaining("0.3");
    }

    @Property
    void edgesAlternateAndGoForward(
            @ForAll @Size(max = 300) List<@DoubleRange(min = 0, max = 1) Double> probabilities) {
        List<SpeechEdge> any = new ArrayList<>();
        VoiceSmoother random = new VoiceSmoother(SETTINGS, any::add);
        long end = 0;
        for (double probability : probabilities) {
            end += 32;
            random.score(end, 32, probability);
        }
        random.cut(end);

        long last = 0;
        boolean speaking = false;
        for (SpeechEdge edge : any) {
            switch (edge) {
                case Started started -> {
                    assertThat(speaking).isFalse();
                    assertThat(started.startMillis()).isGreaterThanOrEqualTo(last);
                    assertThat(started.atMillis() - started.startMillis()).isGreaterThanOrEqualTo(96);
                    last = started.startMillis();
                    speaking = true;
                }
                case Sustained sustained -> {
                    assertThat(speaking).isTrue();
                    assertThat(sustained.startMillis()).isEqualTo(last);
                }
                case Stopped stopped -> {
                    assertThat(speaking).isTrue();
                    assertThat(stopped.endMillis()).isGreaterThan(last).isLessThanOrEqualTo(stopped.atMillis());
                    last = stopped.endMillis();
                    speaking = false;
                }
            }
        }
        assertThat(speaking).isFalse();
    }

    private void score(double probability, int times) {
        for (int i = 0; i < times; i++) {
            millis += 32;
            smoother.score(millis, 32, probability);
        }
    }
}
