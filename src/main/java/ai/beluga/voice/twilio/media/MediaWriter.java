package ai.beluga.voice.twilio.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Writes the three messages Twilio takes, with exactly the documented keys: more of them count as invalid. Made for one
 * stream, since all but the payload is known when it begins.
 */
final class MediaWriter {

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PLAIN = Pattern.compile("[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*");

    private final String media;
    private final String mark;
    private final String clear;

    /** @throws MalformedMessageException when the id could not be one of Twilio's */
    MediaWriter(String streamSid) throws MalformedMessageException {
        if (!SID.matcher(streamSid).matches()) {
            throw new MalformedMessageException("a streamSid is 1 to 64 letters and digits");
        }
        this.media = "{\"event\":\"media\",\"streamSid\":\"" + streamSid + "\",\"media\":{\"payload\":\"";
        this.mark = "{\"event\":\"mark\",\"streamSid\":\"" + streamSid + "\",\"mark\":{\"name\":\"";
        this.clear = "{\"event\":\"clear\",\"streamSid\":\"" + streamSid + "\"}";
    }

    /** Audio: mu-law at 8 kHz, no container. */
    String media(byte[] muLaw, int offset, int length) {
        byte[] payload = Base64.getEncoder().encode(Arrays.copyOfRange(muLaw, offset, offset + length));
        return media + new String(payload, StandardCharsets.ISO_8859_1) + "\"}}";
    }

    /** @param name printable ASCII without quote and backslash */
    String mark(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("a mark's name must be plain: " + name);
        }
        return mark + name + "\"}}";
    }

    String clear() {
        return clear;
    }
}
