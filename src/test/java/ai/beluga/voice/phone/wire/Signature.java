package ai.beluga.voice.phone.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a webhook or WebSocket upgrade: Base64 of HMAC-SHA1 over URL and parameters. */
public final class Signature {

    private Signature() {}

    /**
     * Signs one request.
     *
     * @param token the account's auth token
     * @param url the public URL as requested, without fragment
     */
    public static String of(String token, String url, Form form) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal((url + form.signedText()).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks HmacSHA1", e);
        }
    }
}
