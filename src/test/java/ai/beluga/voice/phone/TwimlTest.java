package ai.beluga.voice.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.phone.wire.Answer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwimlTest {

    private static Twiml read(String verbs) {
        return Twiml.read(
                URI.create("https://voice.example.com/voice"),
                new Answer(200, "text/xml; charset=utf-8", "<Response>" + verbs + "</Response>"));
    }

    @Test
    void streamIsReadWithItsParametersAndWhatFollows() {
        Twiml twiml = read("""
            <Connect><Stream url="wss://v.example.com/media" statusCallback="https://v.example.com/s">
            <Parameter name="ticket" value="a&amp;b"/></Stream></Connect><Redirect method="POST">/c</Redirect>\
            """);

        assertThat(twiml.verbs())
                .containsExactly(
                        new Verb.Stream(
                                "wss://v.example.com/media",
                                Map.of("ticket", "a&b"),
                                Optional.of("https://v.example.com/s"),
                                Optional.empty(),
                                Optional.empty()),
                        new Verb.Redirect("/c", true));
    }

    @Test
    void numberToDialIsReadFromItsElement() {
        assertThat(read("<Dial><Number>+15005550009</Number></Dial>").verbs())
                .containsExactly(new Verb.Dial("+15005550009", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12100 | <Say>",
                "12200 | <Sing/>",
                "12200 | <say>x</say>",
                "12200 | <Hangup now=\"yes\"/>",
                "12200 | <Connect/>",
                "31922 | <Connect><Stream url=\"ws://voice.example.com/media\"/></Connect>",
                "31922 | <Connect><Stream url=\"https://voice.example.com/media\"/></Connect>",
                "31920 | <Connect><Stream url=\"wss://voice.example.com/media?t=1\"/></Connect>",
                "31941 | <Connect><Stream url=\"wss://v.example.com/m\" track=\"both_tracks\"/></Connect>",
                "12200 | <Connect><Stream url=\"wss://v.example.com/m\" statusCallback=\"/s\"/></Connect>"
            })
    void whatTwilioWouldNotTakeHasItsNumber(int code, String verbs) {
        assertThatThrownBy(() -> read(verbs))
                .isInstanceOfSatisfying(
                        ViolationException.class,
                        e -> assertThat(e.violation().code()).isEqualTo(code));
    }

    @Test
    void contentTypeMustBeXml() {
        assertThatThrownBy(() -> Twiml.read(URI.create("https://v/x"), new Answer(200, "application/json", "{}")))
                .hasMessageStartingWith("12300");
    }

    @Test
    void outsideEntitiesAreNotFollowed() {
        Answer answer = new Answer(200, "text/xml", "<!DOCTYPE r SYSTEM \"file:///etc/passwd\"><Response/>");

        assertThatThrownBy(() -> Twiml.read(URI.create("https://v/x"), answer)).hasMessageStartingWith("12100");
    }
}
