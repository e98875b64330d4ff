package ai.beluga.voice.provider.socket;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The query of a request under construction. */
public final class Query {

    private final StringBuilder text = new StringBuilder();

    /** Adds a parameter. */
    public Query with(String name, Object value) {
        text.append(text.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
        return this;
    }

    /** One parameter for each part between commas. */
    public Query withEach(String name, String list) {
        for (String part : list.split(",", -1)) {
            if (!part.isBlank()) {
                with(name, part.strip());
            }
        }
        return this;
    }

    /** With its question mark. */
    @Override
    public String toString() {
        return text.toString();
    }
}
