package ai.beluga.voice.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.WordLists;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandInsTest {

    private final StandIns standIns = new StandIns(Vocabulary.of(English.TURN));

    @Test
    void wordsOfTheCallerAreGoneAndTheirNumberAndPunctuationStay() {
        assertThat(standIns.text("My name is Anna-Lena,  ask DAD: what's open?"))
                .isEqualTo("My name is Xaya-Xbyb,  xc XD: xeye xfyf?");
    }

    @Test
    void numbersKeepTheirLength() {
        assertThat(standIns.text("call 4155550100 or 7")).matches("xaya 0000000000 \\S+ 0");
    }

    @Test
    void wordOfAListIsReplacedByOneOfTheSameLists() {
        String[] other = standIns.text("Garden seventeen to").split(" ");

        assertThat(other[0]).isEqualTo("Xaya");
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
        assertThat(standIns.text("The house,"))
                .isEqualToIgnoringCase(first + ",")
                .isNotEqualTo(first + ",");
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
    void numbersOfPhrasesStandForThemselvesAndThoseOfNumbersDoNot() {
        assertThat(standIns.text("One moment, I have two questions"))
                .startsWith("One moment")
                .contains("two questions");
        assertThat(standIns.text("oh")).isEqualTo("oh");
        assertThat(standIns.text("five one two oh one")).doesNotContain("five", "one", "two", "oh");
        assertThat(standIns.text("one")).isNotEqualTo("one");
    }

    @Test
    void wordsThatPassForEchoesHaveStandInsThatDo() {
        String said = standIns.text("the account");

        assertThat(WordLists.alike(last(said), last(standIns.text("acount")))).isTrue();
        assertThat(WordLists.alike(last(said), last(standIns.text("amount")))).isFalse();
        assertThat(WordLists.alike(last(standIns.text("about")), last(standIns.text("aboud"))))
                .isTrue();
        assertThat(WordLists.alike(last(standIns.text("Ann")), last(standIns.text("Anna"))))
                .isFalse();
    }

    @Test
    void drawnWordIsStillAFormOfTheSamePhrase() {
        assertThat(standIns.text("hmmmm")).isNotEqualTo("hmmmm");
        assertThat(WordLists.squeezed(standIns.text("hmmmm"))).isEqualTo("hm");
        assertThat(WordLists.squeezed(standIns.text("suuure"))).isEqualTo("sure");
    }

    @Test
    void numberThatTheAgentHasSaidIsKnownAgain() {
        String said = standIns.agents("It is 472");

        assertThat(standIns.text("472")).isEqualTo(last(said));
        assertThat(standIns.text("um 472")).endsWith(last(said));
        assertThat(standIns.text("471")).isNotEqualTo(last(said)).hasSize(3);

        standIns.agents("I see.");
        standIns.agents("Thank you.");
        assertThat(standIns.text("472")).isNotEqualTo(last(said));
    }

    @Test
    void apostrophesRoundAWordAreNoPartOfIt() {
        String plain = standIns.text("know");

        assertThat(standIns.text("'know' ' know\u2019")).isEqualTo("'" + plain + "' ' " + plain + "\u2019");
    }

    @Test
    void caseStaysAsItWas() {
        assertThat(standIns.text("quartz Quartz QUARTZ")).isEqualTo("xaya Xaya XAYA");
    }

    @Test
    void singleLetterStandsForASingleLetter() {
        assertThat(standIns.text("L \u00e9")).matches("[B-Z] [b-z]").doesNotContain("L");
    }

    private static String last(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    @Test
    void keysAreGoneButForThoseThatMeanSomething() {
        assertThat(List.of(
                        standIns.key('7'), standIns.key('0'), standIns.key('#'), standIns.key('*'), standIns.key('A')))
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

        assertThat(among.text("owl 7 horse")).isEqualTo("xb 0 xcyc");
    }

    /** Lower case of some letters is more than one character, and not all of them are letters. */
    @Test
    void numberOfWordsIsTheCoresOwn() {
        for (String text : List.of("\u0130stanbul", "don't", "a\u0301b", "\u00dfe\u00df", "3\u00bd", "")) {
            assertThat(Vocabulary.words(standIns.text(text))).as(text).hasSameSizeAs(Vocabulary.words(text));
        }
    }
}
