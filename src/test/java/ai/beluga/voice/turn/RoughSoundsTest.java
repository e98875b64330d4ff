package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoughSoundsTest {

    private static String of(String text) {
        return RoughSounds.of(Words.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "right, rite",
        "know, no",
        "write, right",
        "okay, ok ay",
        "Hello, helo",
        "phone, fone",
        "Café, cafe",
        "the cat, the kat",
        "lamb, lam"
    })
    void differentLettersOfOneSoundAreTheSame(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other));
    }

    @Test
    void signsHaveNoSound() {
        assertThat(RoughSounds.of(List.of())).isEmpty();
        assertThat(RoughSounds.distance("", "")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"got it, that it, what a day", "um hum, come home, monday", "stop, step, okay"})
    void nearSoundsCostLessThanOthers(String meant, String near, String far) {
        assertThat(RoughSounds.distance(of(near), of(meant)))
                .isPositive()
                .isLessThan(RoughSounds.distance(of(far), of(meant)));
    }
}
