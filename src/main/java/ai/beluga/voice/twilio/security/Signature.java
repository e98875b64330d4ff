package ai.beluga.voice.twilio.security;

import ai.beluga.voice.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's request signature: Base64(HMAC-SHA1(Auth Token, URL + parameters)). The parameters are sorted by name; of a
 * repeated one the distinct values, sorted. Source: "Validating requests", and the vectors of Twilio's own libraries.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA1";

    private Signature() {}

    /**
     * What Twilio would send.
     *
     * @param url exactly as asked for, without fragment
     * @param form decoded; empty for JSON bodies and requests without body
     */
    static String of(Secret token, String url, Map<String, List<String>> form) {
        return sign(token, url + joined(form));
    }

    /** Whether {@code shown} is right for one of the tokens and one of the URLs; takes the same time for every guess. */
    static boolean matches(List<Secret> tokens, List<String> urls, Map<String, List<String>> form, String shown) {
        byte[] presented = shown.getBytes(StandardCharsets.UTF_8);
        String parameters = joined(form);
        boolean matched = false;
        for (Secret token : tokens) {
            for (String url : urls) {
                byte[] expected = sign(token, url + parameters).getBytes(StandardCharsets.UTF_8);
                matched |= MessageDigest.isEqual(expected, presented);
            }
        }
        return matched;
    }

    private static String joined(Map<String, List<String>> form) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(form)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private static String sign(Secret token, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
