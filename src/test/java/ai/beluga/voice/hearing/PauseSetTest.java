package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PauseSetTest {

    private static final List<String> LINES = PauseSet.lines();

    private static Set<String> texts(String half) {
        return LINES.stream()
                .map(line -> line.split("\\s*\\|\\s*"))
                .filter(parts -> parts[0].equals(half))
                .map(parts -> parts[4].toLowerCase(Locale.ENGLISH).replaceAll("[^a-z ]", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void noTextIsInBothHalvesAndEachHalfHasEveryKind() {
        assertThat(texts("tuning")).hasSizeGreaterThan(40).doesNotContainAnyElementsOf(texts("set aside"));
        for (String half : List.of("tuning", "set aside")) {
            assertThat(LINES.stream()
                            .filter(line -> line.startsWith(half))
                            .map(line -> line.split("\\s*\\|\\s*")[1])
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("number", "address", "spelling", "yesno", "hesitation", "free");
        }
    }

    @Test
    void thereAreEnoughPausesInTheTextsAlone() {
        long pauses =
                LINES.stream().flatMapToInt(String::chars).filter(c -> c == '~').count() + LINES.size();

        assertThat(PauseSet.ROUNDS * pauses).isGreaterThanOrEqualTo(150);
    }

    @Test
    void pausesAreAsLongAsTheirLabelsSayAndQuiet() {
        PausedTurn turn = PauseSet.turns(
                        "tuning | number | mary1-even | What is your number? | Four seven two ~ nine one.")
                .getFirst();

        assertThat(turn.pauses()).hasSize(2);
        assertThat(turn.inner()).allSatisfy(pause -> {
            assertThat(pause.over()).isFalse();
            assertThat(pause.millis()).isBetween((long) CallerPace.SHORTEST_MILLIS, (long) CallerPace.LONGEST_MILLIS);
            assertThat(loudest(turn, pause.startMillis(), pause.endMillis())).isLessThan(300);
        });
        assertThat(turn.end().over()).isTrue();
        assertThat(turn.end().endMillis()).isEqualTo(turn.samples().length / 8);
        assertThat(loudest(turn, turn.end().startMillis() - 500, turn.end().startMillis()))
                .isGreaterThan(1_000);
    }

    private static int loudest(PausedTurn turn, long fromMillis, long toMillis) {
        int loudest = 0;
        for (int i = (int) fromMillis * 8; i < toMillis * 8; i++) {
            loudest = Math.max(loudest, Math.abs(turn.samples()[i]));
        }
        return loudest;
    }
}
