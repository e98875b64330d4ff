package ai.beluga.voice.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void valuesHaveTheTypesTheToolAsksFor() {
        Arguments arguments = Arguments.of(Booking.TOOL, """
            {"day":"2026-12-24","guests":4,"name":"Ann Lee","deposit":12.50,"outside":false,"menu":"vegan",
             "wishes":["window","quiet"]}\
            """);

        assertThat(arguments.get("day")).contains(LocalDate.of(2026, 12, 24));
        assertThat(arguments.get("guests")).contains(4L);
        assertThat(arguments.get("name")).contains("Ann Lee");
        assertThat(arguments.get("deposit")).contains(new BigDecimal("12.50"));
        assertThat(arguments.get("outside")).contains(false);
        assertThat(arguments.get("menu")).contains("vegan");
        assertThat(arguments.get("wishes")).contains(List.of("window", "quiet"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"guests":4}                                       | day is missing: a day like 2026-11-26
        {"day":"tomorrow","guests":4}                      | day must be a day like 2026-11-26
        {"day":"2026-02-30","guests":4}                    | day must be a day like 2026-11-26
        {"day":"2026-12-24","guests":"4"}                  | guests must be a whole number from 1 to 12
        {"day":"2026-12-24","guests":13}                   | guests must be a whole number from 1 to 12
        {"day":"2026-12-24","guests":0}                    | guests must be a whole number from 1 to 12
        {"day":"2026-12-24","guests":4.5}                  | guests must be a whole number from 1 to 12
        {"day":"2026-12-24","guests":1e999999999}          | guests must be a whole number from 1 to 12
        {"day":"2026-12-24","guests":null}                 | guests is missing: a whole number from 1 to 12
        {"day":"2026-12-24","guests":4,"name":"A1"}        | name must be text of at most 20 characters like [A-Za-z ]+
        {"day":"2026-12-24","guests":4,"name":"abcdefghijklmnopqrstu"} | name must be text of at most 20 characters like [A-Za-z ]+
        {"day":"2026-12-24","guests":4,"deposit":99.6}     | deposit must be a number from 0 to 99.5
        {"day":"2026-12-24","guests":4,"deposit":1e-999999999} | deposit must be a number from 0 to 99.5
        {"day":"2026-12-24","guests":4,"outside":"yes"}    | outside must be true or false
        {"day":"2026-12-24","guests":4,"menu":"fish"}      | menu must be one of meat, vegan
        {"day":"2026-12-24","guests":4,"wishes":["a","b","c"]} | wishes must be a list of at most 2, each text of at most 10 characters
        {"day":"2026-12-24","guests":4,"wishes":[1]}       | wishes must be a list of at most 2, each text of at most 10 characters
        {"day":"2026-12-24","guests":4,"caller":"+15550100"} | "caller" is no argument of book_table: it takes day, deposit, guests, menu, name, outside, wishes
        [1]                                                | the arguments are no JSON object
        {"day":                                            | the arguments are no JSON object
        """)
    void whatTheToolDoesNotTakeIsRefusedWithWhatItTakes(String json, String message) {
        assertThatThrownBy(() -> Arguments.of(Booking.TOOL, json))
                .isInstanceOf(Refused.class)
                .hasMessage(message);
    }

    @Test
    void anEndlessArgumentIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> Arguments.of(Booking.TOOL, "{\"name\":\"" + "x".repeat(20_000) + "\"}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("longer than 16384 characters");
    }

    @Test
    void theSameWishInOtherWritingIsTheSame() {
        Arguments one =
                Arguments.of(Booking.TOOL, "{\"day\":\"2026-12-24\",\"guests\":4,\"deposit\":5.0,\"name\":null}");
        Arguments other = Arguments.of(Booking.TOOL, "{ \"deposit\":5, \"guests\": 4.0, \"day\" : \"2026-12-24\" }");
        Arguments another = Arguments.of(Booking.TOOL, "{\"day\":\"2026-12-24\",\"guests\":5,\"deposit\":5}");

        assertThat(one.canonical()).isEqualTo(other.canonical()).isNotEqualTo(another.canonical());
    }

    @Test
    void whatTheCallerSaidIsNotPrinted() {
        assertThat(Arguments.of(Booking.TOOL, "{\"day\":\"2026-12-24\",\"guests\":4,\"name\":\"Ann\"}"))
                .hasToString("Arguments[day, guests, name]");
    }

    @Test
    void theModelIsToldTheSameAsIsChecked() {
        assertThat(Schema.of(Booking.TOOL)).isEqualTo("""
            {"type":"object","properties":{"day":{"type":"string","format":"date","description":"when"},\
            "guests":{"type":"integer","minimum":1,"maximum":12,"description":"how many"},\
            "name":{"type":"string","maxLength":20,"pattern":"^(?:[A-Za-z ]+)$","description":"who"},\
            "deposit":{"type":"number","minimum":0,"maximum":99.5},"outside":{"type":"boolean"},\
            "menu":{"type":"string","enum":["meat","vegan"]},\
            "wishes":{"type":"array","items":{"type":"string","maxLength":10},"maxItems":2}},\
            "required":["day","guests"],"additionalProperties":false}\
            """);
    }
}
