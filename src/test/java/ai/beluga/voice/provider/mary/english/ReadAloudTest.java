package ai.beluga.voice.provider.mary.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAloudTest {

    private static final Set<String> DICTIONARY =
            Set.of("free", "new", "open", "closed", "sale", "it", "don", "vat", "on");

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
        assertThat(spoken(sentences(written))).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        It is -5 today                   | It is minus five today .
        About −5°C or -2.5               | About minus five degrees C or minus two point five .
        Down at -10500 feet              | Down at minus ten thousand five hundred feet .
        10000-20000 units                | ten thousand to twenty thousand units .
        10,500-20,500 units              | ten thousand five hundred to twenty thousand five hundred units .
        In 2026-2027                     | In twenty twenty six to twenty twenty seven .
        Off by 15-20%                    | Off by fifteen to twenty percent .
        Call 555-1234                    | Call five five five , one two three four .
        Call 5550-1234 now               | Call five five five zero , one two three four now .
        Call 555 -1234                   | Call five five five , one two three four .
        """)
    void dashIsMinusOrToOrASignOfATelephoneNumber(String written, String spoken) {
        assertThat(spoken(sentences(written))).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        It is -$50.25 now                | It is minus fifty dollars and twenty five cents now .
        A loss of -$5 million            | A loss of minus five million dollars .
        It is 5€ here                    | It is five euros here .
        It is 20 € or 20.50 € now        | It is twenty euros or twenty euros and fifty cents now .
        It is 5,50 € now                 | It is five euros and fifty cents now .
        It is US$50 or $1.5              | It is fifty dollars or one point five dollars .
        They raised $1.5M.               | They raised one point five million dollars .
        They raised $1.5 million.        | They raised one point five million dollars .
        """)
    void sumIsSaidWithItsCurrency(String written, String spoken) {
        assertThat(spoken(sentences(written))).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        That is $29/month                | That is twenty nine dollars per month .
        That is $29.95/month             | That is twenty nine dollars and ninety five cents per month .
        And $10/user/mo                  | And ten dollars per user per month .
        At 100 km/h or 50km/h            | At one hundred kilometers per hour or fifty kilometers per hour .
        It has 10GB/month                | It has ten gigabytes per month .
        Cash and/or cards, day/night     | Cash and or cards , day or night .
        1/2, 1/4 or 3/4 of it            | one half , one quarter or three quarters of it .
        Page 12/24                       | Page twelve slash twenty four .
        """)
    void slashIsSaidAsItIsMeant(String written, String spoken) {
        assertThat(spoken(sentences(written))).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        On 2026-11-22 we close           | On November twenty second , twenty twenty six we close .
        Apr. 3, Mar. 5, Jun. 1, Jul. 4   | April third , March fifth , June first , July fourth .
        See St. Mary here                | See saint Mary here .
        Visit St. Mary's                 | Visit saint Mary 's .
        It is on Main St.                | It is on Main street .
        On 42nd St. Manhattan            | On forty second street . Manhattan .
        """)
    void datesAndNamesAreWrittenOut(String written, String spoken) {
        assertThat(spoken(sentences(written))).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FREE coffee, NEW: OPEN or CLOSED | Free coffee , New , Open or Closed .
        DON'T miss our SALE, IT'S ON     | Don't miss our Sale , It 's ON .
        VAT, USB, PDF and HTML           | V A T , U S B , P D F and H T M L .
        """)
    void capitalsAreSpelledUnlessTheDictionaryHasThemAsAWord(String written, String spoken) {
        assertThat(spoken(sentences(written))).isEqualTo(spoken);
    }

    @Test
    void monthsAndSaintsEndNoSentence() {
        assertThat(sentences("From Apr. 3 to Jul. 4 St. Mary is here. She is in Main St. We are not."))
                .extracting(ReadAloudTest::written)
                .containsExactly("From Apr. 3 to Jul. 4 St. Mary is here.", "She is in Main St.", "We are not.");
    }

    @Test
    void textIsCutWhereSentencesEndAndNotBehindShortForms() {
        List<Sentence> sentences =
                sentences("Mr. Jones is here. Is he? Yes! He came at 9 a.m. for No. 5, etc. and left.");

        assertThat(sentences.stream().map(ReadAloudTest::written))
                .startsWith("Mr. Jones is here.", "Is he?", "Yes!")
                .last()
                .asString()
                .endsWith("left.");
    }

    @Test
    void longSentenceIsCutAtACommaAndNeverEndless() {
        String endless = "word ".repeat(100);

        assertThat(sentences("one two three four five six seven eight nine ten eleven twelve, and more"))
                .hasSize(2);
        assertThat(sentences(endless)).hasSize(3);
    }

    @Test
    void everyWrittenWordIsKeptWithItsPunctuation() {
        String text =
                "Well – \"it\" costs (about) $5… ok? 😀 #1 ... FREE at St. Mary, -$5 million or 20 €/month 2026-11-22";

        assertThat(sentences(text).stream().map(ReadAloudTest::written).collect(Collectors.joining(" ")))
                .isEqualTo(text);
    }

    @Test
    void whatHasNoSoundIsSilent() {
        assertThat(sentences("... — !!! 😀")).allMatch(Sentence::isSilent);
    }

    private static List<Sentence> sentences(String text) {
        return ReadAloud.sentences(text, DICTIONARY::contains);
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
