package ai.beluga.voice.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.English;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandInsTest {

    private final StandIns standIns = new StandIns(Vocabulary.of(English.TURN));

    @Test
    void wordsOfTheCallerAreGoneAndTheirNumberAndPunctuationStay() {
        assertThat(standIns.text("My name is Anna-Lena,  what's open?")).matches("\\w+ \\w+ \\w+ Xa-Xb,  \\S+ xc\\?").doesNotContain("Anna", "open");
    }

    @Test
    void numbersKeepTheirLength() {
        assertThat(standIns.text("call 4155550100 or 7")).isEqualTo("xa 0000000000 xb 0");
    }

    @Test
    void wordOfAListIsReplacedByOneOfTheSameLists() {
        String[] other = standIns.text("Sunday seventeen to").split(" ");

        assertThat(other[0]).isEqualTo("Xa");
        assertThat(other[1]).isNotEqualTo("seventeen").endsWith("een");
        assertThat(other[2]).as("a word of a phrase").isEqualTo("to");
    }

    @Test
    void wordKeepsItsStandInAndAnotherHasAnother() {
        String first = standIns.text("the house");
        String changed = standIns.text("the houses");
        standIns.turnOver();

        assertThat(changed).isNotEqualTo(first);
        assertThat(standIns.text("house the")).isEqualTo(first.replaceAll("(\\w+) (\\w+)", "$2 $1"));
        assertThat(standIns.text("The house,")).isEqualToIgnoringCase(first + ",").isNotEqualTo(first + ",");
        assertThat(standIns.text("Call 7")).isNotEqualTo(standIns.text("Call 8"));
        assertThat(standIns.text("um call 7")).endsWith(standIns.text("7"));
    }

    @Test
    void equalDigitsOfADictatedNumberCannotBeTold() {
        String number = standIns.text("four one one four");
        assertThat(number.split(" ")).hasSize(4).containsOnly(number.split(" ")[0]);
        assertThat(standIns.text("4 1 1 4")).isEqualTo("0 0 0 0");

        standIns.turnOver();
        String next = standIns.text("nine");
        standIns.turnOver();

        assertThat(standIns.text("two")).isEqualTo(next);
    }

    @Test
    void keysAreGoneButForThoseThatMeanSomething() {
        assertThat(List.of(standIns.key('7'), standIns.key('0'), standIns.key('#'), standIns.key('*'), standIns.key('A')))
                .containsExactly('0', '0', '#', '*', 'A');
    }

    @Test
    void wordOfAPhraseStandsOnlyForItself() {
        Vocabulary vocabulary = new Vocabulary(List.of(Set.of("hold on", "stop", "wait"), Set.of("wait")), List.of());

        assertThat(vocabulary.kind("hold")).containsExactly("hold");
        assertThat(vocabulary.kind("stop")).containsExactly("stop");
        assertThat(vocabulary.kind("wait")).containsExactly("wait");
        assertThat(vocabulary.kind("tree")).isEmpty();
    }

    @Test
    void madeUpWordIsNeverOneOfAList() {
        StandIns among = new StandIns(new Vocabulary(List.of(Set.of("xa", "1"), Set.of("xbyb")), List.of()));

        assertThat(among.text("owl 7 horse")).isEqualTo("xb 2 xcyc");
    }

    /** Lower case of some letters is more than one character, and not all of them are letters. */
    @Test
    void numberOfWordsIsTheCoresOwn() {
        for (String text : List.of("\u0130stanbul", "don't", "a\u0301b", "\u00dfe\u00df", "3\u00bd", "")) {
            assertThat(Vocabulary.words(standIns.text(text))).as(text).hasSameSizeAs(Vocabulary.words(text));
        }
    }
}
