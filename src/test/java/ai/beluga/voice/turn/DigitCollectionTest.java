package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitCollectionTest {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    /** {@code .} is a wait that ran out. */
    @ParameterizedTest(name = "{0} to {1} keys ended by {2}: {3}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "4, 4, nothing, 1234, 1234",
                "4, 4, '#', 1234, 1234",
                "1, 10, '#', 47291#, 47291",
                "1, 10, '#', 47291., 47291",
                "1, 10, '*', 47291*, 47291",
                "1, 10, '*', 47#91*, 47#91",
                "1, 10, nothing, 47#9., 47#9",
                "1, 1, nothing, 0, 0",
                "1, 64, '#', 1*2*., 1*2*",
            })
    void answerIsComplete(int least, int most, Character end, String pressed, String collected) {
        assertThat(after(rule(least, most, end), pressed)).contains(new DigitResult.Collected(collected));
    }

    @ParameterizedTest(name = "{0} to {1} keys ended by {2}: {3}")
    @CsvSource(
            nullValues = "nothing",
            value = {"4, 4, nothing, 123., 123", "4, 6, '#', 123#, 123", "2, 6, '#', 1., 1"})
    void answerThatStopsShortSaysWhatThereWas(int least, int most, Character end, String pressed, String digits) {
        assertThat(after(rule(least, most, end), pressed)).contains(new DigitResult.TooFew(digits));
    }

    @ParameterizedTest
    @CsvSource({"., no key at all", "'#', nothing but the end"})
    void nothingKeyedInIsNoInput(String pressed, String why) {
        assertThat(after(rule(1, 6, '#'), pressed)).as(why).contains(new DigitResult.NoInput());
    }

    @ParameterizedTest
    @CsvSource({"12, 4, 6", "123, 4, 6", "1, 2, 2"})
    void collectionGoesOnWhileKeysMayFollow(String pressed, int least, int most) {
        assertThat(after(rule(least, most, '#'), pressed)).isEmpty();
    }

    @Test
    void firstKeyIsWaitedForLongerThanTheNext() {
        DigitCollection collection = new DigitCollection(rule(4, 4, '#'));
        Duration before = collection.patience();
        collection.press('1');

        assertThat(before).isEqualTo(FIRST);
        assertThat(collection.patience()).isEqualTo(BETWEEN);
    }

    @Test
    void hashBehindTheLastOfAKnownNumberOfDigitsIsNoNewInput() {
        DigitCollection full = new DigitCollection(rule(4, 4, '#'));
        "1234".chars().forEach(key -> full.press((char) key));
        DigitCollection ended = new DigitCollection(rule(1, 10, '#'));
        "12#".chars().forEach(key -> ended.press((char) key));

        assertThat(full.swallows('#')).isTrue();
        assertThat(full.swallows('1')).isFalse();
        assertThat(ended.swallows('#')).isFalse();
    }

    @Test
    void keyAfterTheEndIsSomebodyElses() {
        DigitCollection collection = new DigitCollection(rule(1, 1, '#'));
        collection.press('1');

        assertThatThrownBy(() -> collection.press('2')).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void timeThatRunsOutBehindTheLastKeyChangesNothing() {
        DigitCollection complete = new DigitCollection(rule(1, 1, '#'));
        complete.press('1');

        complete.timedOut();

        assertThat(complete.result()).contains(new DigitResult.Collected("1"));
    }

    @Test
    void keysAreNeverPrinted() {
        assertThat(new DigitResult.Collected("4711")).hasToString("Collected[4 keys]");
        assertThat(new DigitResult.TooFew("47")).hasToString("TooFew[2 keys]");
    }

    @Test
    void secretKeysAreMaskedByTheirNumber() {
        assertThat(new DigitResult.Collected("47*1").masked()).isEqualTo(new DigitResult.Collected("00*0"));
        assertThat(new DigitResult.TooFew("4").masked()).isEqualTo(new DigitResult.TooFew("0"));
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "5, 4", "1, 65"})
    void boundsThatCannotBeAreRefused(int least, int most) {
        assertThatThrownBy(() -> rule(least, most, '#')).hasMessageContaining(least + " to " + most);
    }

    @Test
    void endThatMayBeADigitOfTheAnswerIsRefused() {
        assertThatThrownBy(() -> rule(1, 4, '0')).hasMessageContaining("not 0");
    }

    @Test
    void waitsOfNothingAreRefused() {
        assertThatThrownBy(() -> new DigitRule(1, 4, Duration.ZERO, BETWEEN, Optional.empty(), false))
                .hasMessageContaining("PT0S");
    }

    private static DigitRule rule(int least, int most, Character end) {
        return new DigitRule(least, most, FIRST, BETWEEN, Optional.ofNullable(end), false);
    }

    private static Optional<DigitResult> after(DigitRule rule, String pressed) {
        DigitCollection collection = new DigitCollection(rule);
        for (char key : pressed.toCharArray()) {
            if (key == '.') {
                collection.timedOut();
            } else {
                collection.press(key);
            }
        }
        return collection.result();
    }
}
