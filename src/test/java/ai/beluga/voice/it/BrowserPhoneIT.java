package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.beluga.voice.audio.MuLaw;
import java.io.IOException;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page and its telephone in a real browser, spoken to by a recording. */
@ExtendWith(ArquillianExtension.class)
class BrowserPhoneIT {

    /** The largest amplitude of mu-law with its bias, on the scale of 16 bits: what the page calls 1. */
    private static final int FULL_SCALE = 4 * 8_191;

    /** Longer than the greeting. */
    private static final int SILENCE_SECONDS = 8;

    @Deployment(testable = false)
    static WebArchive gateway() {
        return DemoArchive.gateway();
    }

    @BeforeEach
    void browserAndServer() {
        assumeTrue(
                Browser.isInstalled(),
                "This machine has no /usr/bin/chromium with /usr/bin/chromedriver, so the page is not tried in a"
                        + " browser: apt-get install chromium chromium-driver");
        DemoArchive.awaitReady();
    }

    @Test
    void aQuestionSpokenIntoTheMicrophoneIsAnswered() throws IOException {
        try (Browser browser = open()) {
            browser.awaitText("#state", "ready.");
            browser.click("call");
            browser.awaitText("#phone-state", "in a call");
            assertThat(browser.focused()).isEqualTo("hang-up");

            browser.awaitText("#conversation .caller", "opening hours");
            browser.awaitText("#conversation .agent", "saturday");

            browser.click("hang-up");
            browser.awaitText("#phone-state", "the call is over");
            browser.awaitText("#conversation .end", "caller_hung_up");
            assertThat(browser.focused()).isEqualTo("call");
        }
    }

    @Test
    void thePageReadsMuLawAsTheGatewayDoes() throws IOException {
        assertThat(muLawInBrowser("[...decode(codes)].map((sample) => Math.round(sample * %d))".formatted(FULL_SCALE)))
                .isEqualTo(ofAllCodes(MuLaw::decode));
    }

    @Test
    void thePageWritesMuLawAsTheGatewayDoes() throws IOException {
        assertThat(muLawInBrowser("[...encode(decode(codes))]"))
                .isEqualTo(ofAllCodes(code -> MuLaw.encode(MuLaw.decode(code)) & 0xFF));
    }

    private static List<Integer> ofAllCodes(ToIntFunction<Byte> function) {
        return IntStream.range(0, 256)
                .map(code -> function.applyAsInt((byte) code))
                .boxed()
                .toList();
    }

    /** What the page's own module makes of all codes. */
    private static List<Integer> muLawInBrowser(String expression) throws IOException {
        try (Browser browser = open()) {
            Object answer = browser.ask("""
                const done = arguments[0];
                const codes = Uint8Array.from({length: 256}, (_, code) => code);
                import('/demo/assets/mulaw.js')
                    .then(({decode, encode}) => done((%s).map((value) => String(value + 0)).join(' ')))
                    .catch((error) => done(String(error)));
                """.formatted(expression));
            return Stream.of(String.valueOf(answer).split(" "))
                    .map(Integer::valueOf)
                    .toList();
        }
    }

    private static Browser open() throws IOException {
        Browser browser = Browser.withMicrophone(MicrophoneWave.of("demo-question.ulaw.wav", SILENCE_SECONDS));
        browser.open(Gateway.base().resolve("/").toString());
        return browser;
    }
}
