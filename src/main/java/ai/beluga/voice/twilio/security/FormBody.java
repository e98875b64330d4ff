package ai.beluga.voice.twilio.security;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded} text; also the query of a URL. */
final class FormBody {

    private FormBody() {}

    /**
     * Decoded parameters in the order they came.
     *
     * @throws IllegalArgumentException when there are more than {@code maxParameters}, or an escape is broken
     */
    static Map<String, List<String>> parse(String text, int maxParameters) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", maxParameters + 2)) {
            if (++count > maxParameters) {
                throw new IllegalArgumentException("more than " + maxParameters + " parameters");
            }
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                form.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
