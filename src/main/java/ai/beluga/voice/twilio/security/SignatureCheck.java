package ai.beluga.voice.twilio.security;

import ai.beluga.voice.config.Secret;
import ai.beluga.voice.twilio.PublicUrls;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Whether a request is Twilio's: signed with one of our tokens, for our public address.
 *
 * @param tokens more than one while they are being changed
 * @param urls where Twilio reaches us, as configured; what a request says of its host is never asked
 */
record SignatureCheck(List<Secret> tokens, PublicUrls urls) {

    /** Of a form or a query; Twilio sends about thirty. */
    static final int MAX_PARAMETERS = 100;

    private static final String BODY_HASH = "bodySHA256";

    /** @throws IllegalArgumentException when form or query cannot be read */
    boolean isGenuine(SignedRequest request) {
        return request.signature()
                .filter(shown -> Signature.matches(tokens, candidates(request), signedForm(request), shown))
                .filter(shown -> coversBody(request))
                .isPresent();
    }

    private List<String> candidates(SignedRequest request) {
        String url = urls.web(request.target());
        return request.upgrade() ? SignedUrls.ofUpgrade(url) : SignedUrls.ofRequest(url);
    }

    private static Map<String, List<String>> signedForm(SignedRequest request) {
        return request.isForm() && bodyHashes(request).isEmpty()
                ? FormBody.parse(new String(request.body(), StandardCharsets.UTF_8), MAX_PARAMETERS)
                : Map.of();
    }

    /** A form is part of what was signed; any other body has to agree with the hash that was. */
    private static boolean coversBody(SignedRequest request) {
        List<String> hashes = bodyHashes(request);
        if (hashes.isEmpty()) {
            return request.isForm() || request.body().length == 0;
        }
        byte[] actual = sha256(request.body()).getBytes(StandardCharsets.US_ASCII);
        return hashes.stream().allMatch(hash -> MessageDigest.isEqual(hash.getBytes(StandardCharsets.UTF_8), actual));
    }

    private static List<String> bodyHashes(SignedRequest request) {
        return FormBody.parse(request.query(), MAX_PARAMETERS).getOrDefault(BODY_HASH, List.of());
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
