package ai.beluga.voice.provider.mary.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAloudTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        It costs $5.50.                  | It costs five dollars and fifty cents .
        That is $1,200 a year            | That is one thousand two hundred dollars a year .
        They raised $2.5 million.        | They raised two point five million dollars .
        We open at 9:30 a.m. today       | We open at nine thirty A M today .
        Open 9am-5pm                     | Open nine A M to five P M .
        Open from 9:00 to 17:05          | Open from nine o'clock to seventeen oh five .
        Mon. 9 – 5                       | Monday nine to five .
        Call +1 555 123 4567             | Call plus one , five five five , one two three , four five six seven .
        Call (555) 123-4567 now          | Call five five five , one two three , four five six seven now .
        On March 3, 2026                 | On March third , twenty twenty six .
        In 1905 and 2009                 | In nineteen oh five and two thousand nine .
        The 21st of 100                  | The twenty first of one hundred .
        Up to 15% off                    | Up to fifteen percent off .
        Order 8837462                    | Order eight eight three seven four six two .
        Write to help@example.com        | Write to help at example dot com .
        See https://www.example.com/faq/ | See W W W dot example dot com slash faq .
        Dr. Smith's USB API              | doctor Smith 's U S B A P I .
        I'll say we don't, it isn't      | I 'll say we don't , it is n't .
        Salt & pepper, e.g. sea salt     | Salt and pepper , for example sea salt .
        **Bold** and "quoted" words      | Bold and quoted words .
        10 km in 5 min                   | ten kilometers in five minutes .
        Available 24/7                   | Available twenty four seven .
        """)
    void textIsSaidAsAPersonWouldReadIt(String written, String spoken) {
        assertThat(spoken(ReadAloud.sentences(written))).isEqualTo(spoken);
    }

    @Test
    void textIsCutWhereSentencesEndAndNotBehindShortForms() {
        List<Sentence> sentences =
                ReadAloud.sentences("Mr. Jones is here. Is he? Yes! He came at 9 a.m. for No. 5, etc. and left.");

        assertThat(sentences.stream().map(ReadAloudTest::written))
                .startsWith("Mr. Jones is here.", "Is he?", "Yes!")
                .last()
                .asString()
                .endsWith("left.");
    }

    @Test
    void longSentenceIsCutAtACommaAndNeverEndless() {
        String endless = "word ".repeat(100);

        assertThat(ReadAloud.sentences("one two three four five six seven eight nine ten eleven twelve, and more"))
                .hasSize(2);
        assertThat(ReadAloud.sentences(endless)).hasSize(3);
    }

    @Test
    void everyWrittenWordIsKeptWithItsPunctuation() {
        String text = "Well – \"it\" costs (about) $5… ok? 😀 #1 ...";

        assertThat(ReadAloud.sentences(text).stream()
                        .map(ReadAloudTest::written)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(text);
    }

    @Test
    void whatHasNoSoundIsSilent() {
        assertThat(ReadAloud.sentences("... — !!! 😀")).allMatch(Sentence::isSilent);
    }

    private static String spoken(List<Sentence> sentences) {
        return sentences.stream()
                .flatMap(sentence -> sentence.words().stream())
                .flatMap(word -> word.tokens().stream())
                .map(Token::text)
                .collect(Collectors.joining(" "));
    }

    private static String written(Sentence sentence) {
        return sentence.words().stream().map(WrittenWord::text).collect(Collectors.joining(" "));
    }
}
