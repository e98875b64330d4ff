package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnAudioTest {

    private static final int SECOND = 8_000;

    private final TurnAudio audio = new TurnAudio(3 * SECOND);
    private short next;

    @Test
    void whatWasAddedIsGivenInOrderAndInRuns() {
        add(250);

        List<Integer> runs = new ArrayList<>();
        audio.replay(100, (samples, offset, length) -> runs.add(length));

        assertThat(runs).containsExactly(100, 100, 50);
        assertThat(replayed()).hasSize(250).startsWith((short) 0, (short) 1).endsWith((short) 249);
    }

    @Test
    void whatIsSettledIsForgotten() {
        add(300);

        audio.dropUntil(100);
        audio.dropUntil(50);

        assertThat(replayed()).hasSize(200).startsWith((short) 100);
        assertThat(audio.end()).isEqualTo(300);
        assertThat(audio.lostUntil()).isZero();
    }

    @Test
    void oldestSecondGoesWhenThereIsNoRoomAndItIsTold() {
        for (int i = 0; i < 30; i++) {
            add(SECOND / 10);
        }
        assertThat(audio.lostUntil()).isZero();

        add(SECOND / 10);

        assertThat(audio.lostUntil()).isEqualTo(SECOND);
        assertThat(replayed()).hasSize(2 * SECOND + SECOND / 10).startsWith((short) SECOND);
    }

    @Test
    void nothingIsLeftOfATurnThatIsOver() {
        add(300);

        audio.dropUntil(audio.end());

        assertThat(replayed()).isEmpty();
    }

    @Test
    void longTurnLeavesNoLargeArrayBehind() {
        add(2 * SECOND);
        int first = audio.room();
        add(SECOND);
        assertThat(audio.room()).isGreaterThan(first);

        audio.dropUntil(audio.end());

        assertThat(audio.room()).isEqualTo(first);
        add(300);
        assertThat(replayed()).hasSize(300).startsWith((short) (3 * SECOND));
    }

    private void add(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = next++;
        }
        audio.add(samples, count);
    }

    private List<Short> replayed() {
        List<Short> all = new ArrayList<>();
        audio.replay(100, (samples, offset, length) -> {
            for (int i = offset; i < offset + length; i++) {
                all.add(samples[i]);
            }
        });
        return all;
    }
}
