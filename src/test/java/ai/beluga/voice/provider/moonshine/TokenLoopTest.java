package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenLoopTest {

    private static List<Integer> repeated(int times, Integer... phrase) {
        List<Integer> tokens = new ArrayList<>(List.of(7, 8, 9));
        Collections.nCopies(times, List.of(phrase)).forEach(tokens::addAll);
        return tokens;
    }

    @Test
    void peopleMayRepeatThemselves() {
        assertThat(TokenLoop.soundLength(repeated(7, 1))).isEqualTo(10);
        assertThat(TokenLoop.soundLength(repeated(3, 1, 2, 3))).isEqualTo(12);
    }

    @Test
    void runIsCutToItsFirstPhrase() {
        assertThat(TokenLoop.soundLength(repeated(8, 1))).isEqualTo(4);
        assertThat(TokenLoop.soundLength(repeated(4, 1, 2, 3))).isEqualTo(6);
        assertThat(TokenLoop.soundLength(repeated(4, 1, 2))).isEqualTo(5);
    }

    @Test
    void soundTextIsLeftAlone() {
        assertThat(TokenLoop.soundLength(List.of())).isZero();
        assertThat(TokenLoop.soundLength(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3)))
                .isEqualTo(12);
    }
}
