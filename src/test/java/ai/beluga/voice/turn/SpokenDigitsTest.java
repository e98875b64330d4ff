package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenDigitsTest {

    @ParameterizedTest
    @CsvSource({
        "four seven two, 3",
        "472 868, 6",
        "oh double five, 3",
        "triple nine, 3",
        "twenty nine, 2",
        "twenty forty, 4",
        "nineteen, 2",
        "five hundred, 3",
        "no figure at all, 0"
    })
    void digitsAreCountedAsTheyAreDictated(String text, int digits) {
        assertThat(SpokenDigits.in(List.of(text.split(" ")))).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({"my number is four seven, 2", "four seven please, 0", "9 times 12, 2"})
    void onlyTheLastRunOfDigitsIsTrailing(String text, int digits) {
        assertThat(SpokenDigits.trailing(List.of(text.split(" ")))).isEqualTo(digits);
    }
}
