package ai.beluga.voice.phone.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors: the public test suites of twilio-java and twilio-node, and the upgrade forms computed with openssl. */
class SignatureTest {

    private static final String U = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Form P = Form.empty()
            .with("Digits", "1234")
            .with("CallSid", "CA1234567890ABCDE")
            .with("To", "+18005551212")
            .with("Caller", "+14158675309")
            .with("From", "+14158675309");

    private static String sign(String url, Form form) {
        return Signature.of("12345", url, form);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com:443/myapp.php?foo=1&bar=2, kvajT1Ptam85bY51eRf/AJRuM3w=",
        "http://mycompany.com:80/myapp.php?foo=1&bar=2, 0ZXoZLH/DfblKGATFgpif+LLRf4=",
        "http://mycompany.com:1234/myapp.php?foo=1&bar=2, Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
        "https://mycompany.com/myapp.php, 1xaxFBvyzXYvWplzNOSs28HWO94=",
        "https://mycompany.com/myapp.php?foo=hello%20world&bar=test%2Bvalue, er2tvAP1Wx+iuTTE2BPgvEaN1cs=",
        "https://user:pass@mycompany.com/myapp.php?foo=1&bar=2, CukzLTc1tT5dXEDIHm/tKBanW10=",
        "https://mycompany.com:443//myapp.php?foo=1&bar=2, A9lH3u16NjyiiM/+wylw5rirFUs=",
        "https://mycompany.com/webhook/España?año=2023, G/Hx6mqqnjUNlPAoi2Sp9bGst0g="
    })
    void urlIsSignedAsItStands(String url, String signature) {
        assertThat(sign(url, P)).isEqualTo(signature);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, zYQTYrRWXE7LtzbG4PfP7/bkkGo=",
        "wss://voice.example.com/media-stream, n2Kygn8Vr09ZrsTai2J2SLE/CLY=",
        "wss://voice.example.com/media-stream/, i5DdBgV/jFd7qVMgaPpBR47ojc4=",
        "wss://voice.example.com/, HbTtEI8pvTak61DpTS/wsLOWoMk="
    })
    void upgradeIsSignedWithoutParameters(String url, String signature) {
        assertThat(sign(url, Form.empty())).isEqualTo(signature);
    }

    @Test
    void emptyValueLeavesItsName() {
        Form form = Form.empty()
                .with("Digits", "")
                .with("CallSid", "CA1234567890ABCDE")
                .with("EmptyParam", "");

        assertThat(sign(U, form)).isEqualTo("9HHp/OqQMEwdrVebHDdA/+tqjX8=");
    }

    @Test
    void namesAreSortedWithRegardToCase() {
        Form form = Form.empty()
                .with("callSid", "lowercase")
                .with("CallSid", "uppercase")
                .with("CALLSID", "allcaps");

        assertThat(sign(U, form)).isEqualTo("jDK7WKT8wiNrwggd4ceTv4e1MJ4=");
    }

    @Test
    void valuesAreSignedDecoded() {
        Form form = Form.empty()
                .with("Message", "Hello & goodbye! @#$%^*()")
                .with("From", "+1 (415) 867-5309")
                .with("Special", "unicode: ñáéíóú");

        assertThat(sign(U, form)).isEqualTo("dCPiR4WtQ6QFN6pJh81CtlCcWLQ=");
        assertThat(form.encoded()).contains("Hello+%26+goodbye%21").contains("%C3%B1");
    }

    @Test
    void repeatedNameCountsEachDistinctValueOnce() {
        Form form = Form.empty()
                .with("Sid", "CA123")
                .with("SidAccount", "AC123")
                .with("Digits", "5678")
                .with("Digits", "1234")
                .with("Digits", "1234");

        assertThat(sign(U, form)).isEqualTo("IK+Dwps556ElfBT0I3Rgjkr1wJU=");
    }

    @Test
    void dishonestSignaturesDifferFromTheHonestOne() {
        URI url = URI.create(U);

        assertThat(Signing.VALID.header("12345", url, P)).contains("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        assertThat(Signing.MISSING.header("12345", url, P)).isEmpty();
        assertThat(Signing.FORGED.header("12345", url, P)).contains(Signature.of("not-12345", U, P));
        assertThat(Signing.WRONG_HOST.header("12345", url, P))
                .contains(sign("https://elsewhere.example.org/myapp.php?foo=1&bar=2", P));
    }
}
