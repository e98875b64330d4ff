package ai.beluga.voice.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.call.Answer;
import ai.beluga.voice.twilio.PublicUrls;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TwimlTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final Twiml twiml =
            new Twiml(new PublicUrls(URI.create("https://voice.example.com")), Locale.UK, "Sorry & goodbye <3");

    @Test
    void connectCarriesOnlyTheTicketAndLeadsBackToUs() {
        assertThat(twiml.of(new Answer.Connect("t-1_x")))
                .isEqualTo(HEAD + "<Response><Connect><Stream url=\"wss://voice.example.com/twilio/media\""
                        + " statusCallback=\"https://voice.example.com/twilio/stream-status\">"
                        + "<Parameter name=\"ticket\" value=\"t-1_x\"/></Stream></Connect>"
                        + "<Redirect method=\"POST\">https://voice.example.com/twilio/voice/continue</Redirect>"
                        + "</Response>");
    }

    @Test
    void plainHttpBaseHasAPlainSocket() {
        Twiml local = new Twiml(new PublicUrls(URI.create("http://localhost:9080")), Locale.US, "Sorry");

        assertThat(local.of(new Answer.Connect("t"))).contains("url=\"ws://localhost:9080/twilio/media\"");
    }

    @Test
    void busyCallIsRejected() {
        assertThat(twiml.of(new Answer.Busy())).isEqualTo(HEAD + "<Response><Reject reason=\"busy\"/></Response>");
    }

    @Test
    void apologyIsEscapedAndFollowedByTheEnd() {
        assertThat(twiml.of(new Answer.Apologise()))
                .isEqualTo(
                        HEAD + "<Response><Say language=\"en-GB\">Sorry &amp; goodbye &lt;3</Say><Hangup/></Response>");
    }

    @Test
    void dialAsksUsAgainWhenThePersonIsGone() {
        assertThat(twiml.of(new Answer.Dial("+14155550100")))
                .isEqualTo(HEAD + "<Response><Dial action=\"https://voice.example.com/twilio/voice/continue\""
                        + " timeout=\"30\"><Number>+14155550100</Number></Dial></Response>");
    }

    @Test
    void endIsAHangUp() {
        assertThat(twiml.of(new Answer.HangUp())).isEqualTo(HEAD + "<Response><Hangup/></Response>");
    }
}
