package ai.beluga.voice.twilio.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.config.Secret;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.twilio.TwilioKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureFilterTest {

    private static final Secret TOKEN = new Secret("12345");
    private static final String BASE = "https://voice.example.com";
    private static final String VOICE = "/twilio/voice";
    private static final String MEDIA = "/twilio/media";
    private static final Map<String, List<String>> FORM =
            Map.of("CallSid", List.of("CA1"), "ToZip", List.of(""), "CallerCity", List.of("São Paulo"));
    private static final String BODY = "CallSid=CA1&ToZip=&CallerCity=S%C3%A3o+Paulo";

    private SignatureFilter filter =
            filter("beluga.public-url", BASE, "beluga.twilio.auth-token", "older, " + TOKEN.reveal());

    @Test
    void genuineFormPassesAndCanBeReadAgain() throws Exception {
        HttpServletRequest passed = voice(BASE).through(filter).passed().orElseThrow();

        assertThat(new String(passed.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(BODY);
        assertThat(passed.getInputStream().readAllBytes()).hasSize(BODY.length());
        assertThat(passed.getParameter("CallerCity")).isEqualTo("São Paulo");
        assertThat(passed.getParameterMap()).containsOnlyKeys("CallSid", "ToZip", "CallerCity");
        assertThat(passed.getParameterValues("ToZip")).containsExactly("");
        assertThat(passed.getReader().readLine()).isEqualTo(BODY);
    }

    @Test
    void queryIsPartOfWhatIsSigned() throws Exception {
        String signature = Signature.of(TOKEN, BASE + VOICE + "?a=%2B1", FORM);

        FakeExchange genuine = new FakeExchange(VOICE + "?a=%2B1")
                .form(BODY)
                .header("X-Twilio-Signature", signature)
                .through(filter);
        FakeExchange changed = new FakeExchange(VOICE + "?a=%2B2")
                .form(BODY)
                .header("X-Twilio-Signature", signature)
                .through(filter);

        assertThat(genuine.passed().orElseThrow().getParameter("a")).isEqualTo("+1");
        assertThat(changed.status()).isEqualTo(403);
    }

    @Test
    void missingSignatureIsForbidden() throws Exception {
        refused(new FakeExchange(VOICE).form(BODY), 403);
    }

    @Test
    void forgedSignatureIsForbidden() throws Exception {
        String forged = Signature.of(new Secret("guessed"), BASE + VOICE, FORM);

        refused(new FakeExchange(VOICE).form(BODY).header("X-Twilio-Signature", forged), 403);
    }

    @Test
    void signatureForAnotherHostIsForbiddenWhateverTheHostHeaderSays() throws Exception {
        refused(voice("https://evil.example.com").header("Host", "evil.example.com"), 403);
    }

    @Test
    void changedBodyIsForbidden() throws Exception {
        refused(voice(BASE).form(BODY + "x"), 403);
    }

    @Test
    void unreadableFormIsForbidden() throws Exception {
        refused(voice(BASE).form("CallSid=%zz"), 403);
        refused(voice(BASE).form("a=1&".repeat(101)), 403);
    }

    @Test
    void bodyOver64KibIsRefusedWithoutReadingOn() throws Exception {
        InputStream endless = new InputStream() {
            private int read;

            @Override
            public int read() {
                assertThat(read++).isLessThanOrEqualTo(SignatureFilter.MAX_BODY_BYTES + 1);
                return 'a';
            }
        };

        refused(voice(BASE).body(endless), 413);
    }

    @Test
    void upgradePassesWithASignatureOverTheSocketsUrl() throws Exception {
        assertThat(upgrade("wss://voice.example.com" + MEDIA).through(filter).passed())
                .isPresent();
        assertThat(upgrade("wss://voice.example.com:443" + MEDIA + "/")
                        .through(filter)
                        .passed())
                .isPresent();
    }

    @Test
    void upgradeOfAnotherHostIsForbidden() throws Exception {
        refused(upgrade("wss://evil.example.com" + MEDIA), 403);
    }

    @Test
    void browserIsForbiddenToUpgradeWhateverItSigned() throws Exception {
        refused(upgrade("wss://voice.example.com" + MEDIA).header("Origin", BASE), 403);
    }

    @Test
    void nothingIsServedWithoutConfiguration() throws Exception {
        filter = filter("beluga.public-url", BASE);
        refused(voice(BASE), 503);

        filter = filter("beluga.twilio.auth-token", TOKEN.reveal());
        refused(voice(BASE), 503);
    }

    @Test
    void pathPrefixOfThePublicAddressIsPartOfWhatIsSigned() throws Exception {
        filter = filter("beluga.public-url", BASE + "/beluga", "beluga.twilio.auth-token", TOKEN.reveal());

        assertThat(voice(BASE + "/beluga").through(filter).passed()).isPresent();
        refused(voice(BASE), 403);
    }

    @Test
    void productionWithoutTokenIsAFaultThatSaysWhatToDo() {
        Configuration configuration = Configurations.of("beluga.public-url", BASE);

        assertThat(Configurations.faults(configuration, new TwilioKeys(), new GatewayKeys()))
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence())
                        .startsWith("beluga.twilio.auth-token is not set")
                        .contains("Twilio console"));
    }

    private void refused(FakeExchange exchange, int status) throws Exception {
        exchange.through(filter);

        assertThat(exchange.passed()).isEmpty();
        assertThat(exchange.status()).isEqualTo(status);
    }

    private static FakeExchange voice(String signedBase) {
        return new FakeExchange(VOICE)
                .form(BODY)
                .header("X-Twilio-Signature", Signature.of(TOKEN, signedBase + VOICE, FORM));
    }

    private static FakeExchange upgrade(String signedUrl) {
        return new FakeExchange(MEDIA)
                .header("Upgrade", "websocket")
                .header("X-Twilio-Signature", Signature.of(TOKEN, signedUrl, Map.of()));
    }

    private static SignatureFilter filter(String... keysAndValues) {
        return new SignatureFilter(Configurations.of(keysAndValues), new ManualTime());
    }
}
