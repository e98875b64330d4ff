package ai.beluga.voice.twilio.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Secret;
import ai.beluga.voice.twilio.PublicUrls;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final Secret TOKEN = new Secret("12345");
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Map<String, List<String>> FORM = Map.of(
            "CallSid", List.of("CA1234567890ABCDE"),
            "Caller", List.of("+14158675309"),
            "Digits", List.of("1234"),
            "From", List.of("+14158675309"),
            "To", List.of("+18005551212"));
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private record Vector(String name, String url, Map<String, List<String>> form, String signature) {
        @Override
        public String toString() {
            return name + " " + url;
        }
    }

    static List<Vector> vectors() {
        try (InputStream in = Objects.requireNonNull(
                        SignatureTest.class.getResourceAsStream("/twilio/signature-vectors.json"));
                JsonReader reader = Json.createReader(in)) {
            return reader.readArray().stream()
                    .map(JsonValue::asJsonObject)
                    .map(SignatureTest::vector)
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Vector vector(JsonObject json) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (JsonValue pair : json.getJsonArray("params")) {
            JsonArray both = pair.asJsonArray();
            String value = both.get(1) instanceof JsonString text ? text.getString() : "";
            form.computeIfAbsent(both.getString(0), any -> new ArrayList<>()).add(value);
        }
        return new Vector(json.getString("name"), json.getString("signedUrl"), form, json.getString("signature"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void publicVectorIsReproduced(Vector vector) {
        assertThat(Signature.of(TOKEN, vector.url(), vector.form())).isEqualTo(vector.signature());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anyChangedCharacterOfAVectorIsRefused(Vector vector) {
        for (int n = 0; n < vector.url().length(); n++) {
            char changed = (char) (vector.url().charAt(n) ^ 1);
            String url = vector.url().substring(0, n) + changed + vector.url().substring(n + 1);
            assertThat(Signature.matches(List.of(TOKEN), List.of(url), vector.form(), vector.signature()))
                    .as(url)
                    .isFalse();
        }
    }

    @Test
    void changedParameterIsRefused() {
        Map<String, List<String>> changed = new LinkedHashMap<>(FORM);
        changed.put("Digits", List.of("1235"));

        assertThat(Signature.matches(List.of(TOKEN), List.of(URL), FORM, SIGNATURE))
                .isTrue();
        assertThat(Signature.matches(List.of(TOKEN), List.of(URL), changed, SIGNATURE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "RSOYDt4T1cUTdK1PDd93/VVr8B8", "rsoydt4t1cutdk1pdd93/vvr8b8=", "ñ"})
    void wrongSignatureIsRefused(String shown) {
        assertThat(Signature.matches(List.of(TOKEN), List.of(URL), FORM, shown)).isFalse();
    }

    @Test
    void everyTokenCountsWhileTheyAreBeingChanged() {
        List<Secret> tokens = List.of(new Secret("new"), TOKEN);

        assertThat(Signature.matches(tokens, List.of(URL), FORM, SIGNATURE)).isTrue();
        assertThat(Signature.matches(List.of(new Secret("new")), List.of(URL), FORM, SIGNATURE))
                .isFalse();
    }

    @Test
    void portIsTakenOutWithoutTouchingTheRest() {
        assertThat(SignedUrls.ofRequest("https://mycompany.com:1234/a%2Bb/?q=%2B'%20"))
                .containsExactly(
                        "https://mycompany.com/a%2Bb/?q=%2B'%20", "https://mycompany.com:1234/a%2Bb/?q=%2B'%20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mycompany.com:1234", "https://mycompany.com:443", "https://mycompany.com"})
    void signatureWithoutPortIsRightForAnyPort(String base) {
        assertThat(genuine(base, "/myapp.php?foo=1&bar=2", SIGNATURE)).isTrue();
    }

    @Test
    void signatureWithTheStandardPortIsRightWithoutOne() {
        assertThat(genuine("https://mycompany.com", "/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w="))
                .isTrue();
        assertThat(genuine("http://mycompany.com", "/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4="))
                .isTrue();
    }

    @Test
    void credentialsAndAddressesWithColonsKeepTheirForm() {
        assertThat(SignedUrls.ofRequest("https://user:pass@mycompany.com/x"))
                .containsExactly("https://user:pass@mycompany.com/x", "https://user:pass@mycompany.com:443/x");
        assertThat(SignedUrls.ofRequest("http://[::1]:9080/x"))
                .containsExactly("http://[::1]/x", "http://[::1]:9080/x");
    }

    @Test
    void upgradeMayBeSignedInAnyOfEightForms() {
        assertThat(SignedUrls.ofUpgrade("https://voice.example.com/media-stream"))
                .containsExactlyInAnyOrder(
                        "wss://voice.example.com/media-stream",
                        "wss://voice.example.com/media-stream/",
                        "wss://voice.example.com:443/media-stream",
                        "wss://voice.example.com:443/media-stream/",
                        "https://voice.example.com/media-stream",
                        "https://voice.example.com/media-stream/",
                        "https://voice.example.com:443/media-stream",
                        "https://voice.example.com:443/media-stream/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n2Kygn8Vr09ZrsTai2J2SLE/CLY=", "i5DdBgV/jFd7qVMgaPpBR47ojc4="})
    void upgradeSignedWithAndWithoutClosingSlashIsGenuine(String signature) {
        SignedRequest request = new SignedRequest("/media-stream", true, "", new byte[0], Optional.of(signature));

        assertThat(check("https://voice.example.com").isGenuine(request)).isTrue();
        assertThat(check("https://other.example.com").isGenuine(request)).isFalse();
    }

    @Test
    void jsonBodyIsCoveredByItsHash() {
        String target =
                "/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        String signature = "a9nBmqA0ju/hNViExpshrM61xv4=";

        assertThat(json(target, "{\"property\": \"value\", \"boolean\": true}", signature))
                .isTrue();
        assertThat(json(target, "{\"property\": \"value\", \"boolean\": false}", signature))
                .isFalse();
        assertThat(json(target, "", signature)).isFalse();
    }

    @Test
    void bodyThatNoSignatureCoversIsRefused() {
        String signature = "zYQTYrRWXE7LtzbG4PfP7/bkkGo=";

        assertThat(json("/myapp.php?foo=1&bar=2", "", signature)).isTrue();
        assertThat(json("/myapp.php?foo=1&bar=2", "{}", signature)).isFalse();
    }

    @Test
    void formIsCoveredByItsHashToo() {
        String target = "/myapp.php?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        SignedRequest forged = new SignedRequest(
                target,
                false,
                "application/x-www-form-urlencoded",
                "CallSid=CA1".getBytes(StandardCharsets.UTF_8),
                Optional.of("y77kIzt2vzLz71DgmJGsen2scGs="));

        assertThat(check("https://mycompany.com").isGenuine(forged)).isFalse();
    }

    @Test
    void requestWithoutSignatureIsRefused() {
        assertThat(check("https://mycompany.com")
                        .isGenuine(new SignedRequest("/myapp.php", false, "", new byte[0], Optional.empty())))
                .isFalse();
    }

    private static boolean json(String target, String body, String signature) {
        return check("https://mycompany.com")
                .isGenuine(new SignedRequest(
                        target,
                        false,
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8),
                        Optional.of(signature)));
    }

    private static boolean genuine(String base, String target, String signature) {
        String body =
                "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
        return check(base)
                .isGenuine(new SignedRequest(
                        target,
                        false,
                        "application/x-www-form-urlencoded; charset=UTF-8",
                        body.getBytes(StandardCharsets.UTF_8),
                        Optional.of(signature)));
    }

    private static SignatureCheck check(String base) {
        return new SignatureCheck(List.of(TOKEN), new PublicUrls(URI.create(base)));
    }

    static Stream<String> unreadable() {
        return Stream.of("a=%", "a=%zz", "&".repeat(101));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void brokenFormIsAnErrorOfItsOwn(String body) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> FormBody.parse(body, 100)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void formKeepsEmptyAndRepeatedParameters() {
        assertThat(FormBody.parse("a=1&b=&a=2&c&=x", 100))
                .containsExactly(
                        Map.entry("a", List.of("1", "2")),
                        Map.entry("b", List.of("")),
                        Map.entry("c", List.of("")),
                        Map.entry("", List.of("x")));
    }
}
