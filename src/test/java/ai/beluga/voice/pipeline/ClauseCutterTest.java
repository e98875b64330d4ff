package ai.beluga.voice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseCutterTest {

    private final ClauseCutter cutter = new ClauseCutter();
    private final List<String> clauses = new ArrayList<>();

    @Test
    void firstClauseIsGivenAtItsCommaOnceItIsLongEnough() {
        add("Of course I can help you, let me look");

        assertThat(clauses).containsExactly("Of course I can help you,");
    }

    @Test
    void firstClauseIsGivenBeforeAConjunction() {
        add("We are open on Monday and on");

        assertThat(clauses).containsExactly("We are open on Monday");
    }

    @Test
    void conjunctionMustBeAWholeWord() {
        add("We are open on Monday andy ");

        assertThat(clauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here is all that I have; more of it ",
                "Here is all that I have: more of it ",
                "Here is all that I have – more of it ",
                "Here is all that I have — more of it ",
                "Here is all that I have—more of it "
            })
    void firstClauseIsGivenAtEveryMarkThatPartsASentence(String text) {
        add(text);

        assertThat(clauses).hasSize(1).first().asString().startsWith("Here is all that I have");
    }

    @Test
    void dashStaysWithTheWordsBehindIt() {
        add("Here is all that I have - more of it ");

        assertThat(clauses).containsExactly("Here is all that I have");
    }

    @Test
    void firstClauseOfFewWordsWaits() {
        add("Unfortunately, extraordinarily, we are closed today, ");

        assertThat(clauses).containsExactly("Unfortunately, extraordinarily, we are closed today,");
    }

    @Test
    void firstClauseOfFewLettersWaits() {
        add("So, as it is, I do, we are closed, ");

        assertThat(clauses).containsExactly("So, as it is, I do, we are closed,");
    }

    @Test
    void laterClausesEndWithTheirSentence() {
        add("Sure. We are open on Monday, on Tuesday and on Friday, but not on Sunday. Please");

        assertThat(clauses)
                .containsExactly("Sure.", "We are open on Monday, on Tuesday and on Friday, but not on Sunday.");
    }

    @Test
    void rangeOfNumbersIsNotParted() {
        add("We are open on Monday 9–5 ");

        assertThat(clauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ask Mr. Smith tomorrow",
                "Ask Dr. Who tomorrow",
                "Ask (Prof. Who) tomorrow",
                "It costs 3.50 now",
                "We open at 9 a.m. on Sunday",
                "Fruit, e.g. Apples",
                "The author J. K. Rowling",
                "See www.example.com/a?b=c.d for it",
                "Well... maybe tomorrow",
                "Well… maybe tomorrow",
                "Take No. 5 today",
                "1. Open the box",
                "He said \"stop!\" to me"
            })
    void sentenceGoesOnBehindWhatIsNoEnd(String text) {
        ClauseCutter later = new ClauseCutter();
        later.add("Yes! ", clause -> {});

        later.add(text + " ", clauses::add);

        assertThat(clauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is nine. Please",
                "It is nine! please",
                "Is it nine? 5",
                "He said \"stop.\" Then",
                "(It is nine.) Then",
                "We close at 9 p.m. Please",
                "We close at 9. Please",
                "It was I. Then",
                "He said no. Then",
                "See www.example.com. Then",
                "Well... Then",
                "It costs 3.50. Then",
                "It is nine\nplease",
                "九時です。次"
            })
    void sentenceEndsAtItsEnd(String text) {
        ClauseCutter later = new ClauseCutter();
        later.add("Yes! ", clause -> {});

        later.add(text, clauses::add);

        assertThat(clauses).hasSize(1);
    }

    @Test
    void fullStopAtTheEndOfWhatIsKnownIsNotBelieved() {
        add("Yes! It costs 3.");
        add("50 euros. ");
        assertThat(clauses).containsExactly("Yes!");

        add("Fine.");

        assertThat(clauses).containsExactly("Yes!", "It costs 3.50 euros.");
    }

    @Test
    void endGivesTheRest() {
        add("Sure. We are");

        cutter.finish(clauses::add);

        assertThat(clauses).containsExactly("Sure.", "We are");
    }

    @Test
    void endWithoutWordsGivesNothing() {
        add(" \n ");

        cutter.finish(clauses::add);

        assertThat(clauses).isEmpty();
    }

    @Test
    void overlongSentenceIsPartedAtAMarkNearItsEnd() {
        add("Yes! " + "word ".repeat(30) + "here, " + "word ".repeat(30));

        assertThat(clauses).containsExactly("Yes!", "word ".repeat(30) + "here,");
    }

    @Test
    void overlongSentenceWithoutMarksIsPartedAtASpace() {
        add("Yes! " + "word ".repeat(60));

        assertThat(clauses).containsExactly("Yes!", "word ".repeat(43) + "word");
    }

    @Test
    void overlongWordIsPartedBetweenItsLetters() {
        add("😀".repeat(300));
        cutter.finish(clauses::add);

        assertThat(clauses).allSatisfy(clause -> assertThat(clause.codePoints()).allMatch(letter -> letter == 0x1F600));
        assertThat(String.join("", clauses)).isEqualTo("😀".repeat(300));
    }

    @Property
    void nothingIsLostOrDoubledHoweverTheTextComes(@ForAll("replies") List<String> chunks) {
        ClauseCutter any = new ClauseCutter();
        List<String> given = new ArrayList<>();

        chunks.forEach(chunk -> any.add(chunk, given::add));
        any.finish(given::add);

        assertThat(withoutSpace(String.join("", given))).isEqualTo(withoutSpace(String.join("", chunks)));
        assertThat(given).allSatisfy(clause -> {
            assertThat(clause).isEqualTo(clause.strip()).isNotEmpty();
            assertThat(clause.length()).isLessThanOrEqualTo(220 + 3);
        });
    }

    @Property
    void cutsDoNotDependOnHowTheTextComes(@ForAll("replies") List<String> chunks) {
        List<String> whole = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        String text = String.join("", chunks);

        ClauseCutter atOnce = new ClauseCutter();
        atOnce.add(text, whole::add);
        atOnce.finish(whole::add);
        ClauseCutter letterByLetter = new ClauseCutter();
        text.chars().forEach(letter -> letterByLetter.add(String.valueOf((char) letter), letters::add));
        letterByLetter.finish(letters::add);

        assertThat(letters).isEqualTo(whole);
    }

    @Provide
    Arbitrary<List<String>> replies() {
        Arbitrary<String> words = Arbitraries.of(
                "yes",
                "Yes",
                " ",
                " ",
                " ",
                ".",
                ",",
                "!",
                "?",
                "...",
                "…",
                "\n",
                "Mr.",
                "3.50",
                "9 a.m.",
                "and",
                "but",
                "—",
                " - ",
                "\"",
                ")",
                "😀",
                "。",
                "supercalifragilisticexpialidocious",
                "www.example.com",
                "I",
                "No.",
                "1.");
        return words.list().ofMaxSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Let me see.", "Shall I? ", "Oh! \"No.\" ", "It is open all day and night."})
    void sentenceThatSeemsWholeIsGivenWhenNothingFollowsForAWhile(String text) {
        add(text);
        cutter.pause(clauses::add);

        assertThat(String.join(" ", clauses)).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Let me", "It costs 3.", "Ask Dr.", "1.", ".", "", "Well,"})
    void whatMayGoOnIsWaitedForHoweverLong(String text) {
        add(text);
        cutter.pause(clauses::add);

        assertThat(clauses).isEmpty();
    }

    @Test
    void restComesBehindASentenceThatWasNotWaitedFor() {
        add("Let me see.");
        cutter.pause(clauses::add);
        add(" It is open. ");
        cutter.finish(clauses::add);

        assertThat(clauses).containsExactly("Let me see.", "It is open.");
    }

    private void add(String text) {
        cutter.add(text, clauses::add);
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
