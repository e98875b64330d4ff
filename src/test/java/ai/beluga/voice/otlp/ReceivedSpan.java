package ai.beluga.voice.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A span as it was sent.
 *
 * @param scope who made it
 * @param parent id of the span above it; empty for a root
 * @param attributes values as text
 * @param events name and time of each, in order
 */
public record ReceivedSpan(
        String scope,
        String trace,
        String id,
        String parent,
        String name,
        long startNanos,
        long endNanos,
        Map<String, String> attributes,
        Map<String, Long> events,
        boolean error) {

    private static final int STATUS_ERROR = 2;

    static ReceivedSpan of(String scope, Fields span) throws InvalidProtocolBufferException {
        Map<String, Long> events = new LinkedHashMap<>();
        for (Fields event : span.messages(11)) {
            events.putIfAbsent(event.text(2), event.fixed(1));
        }
        return new ReceivedSpan(
                scope,
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                span.fixed(7),
                span.fixed(8),
                span.attributes(9),
                events,
                span.message(15).number(3) == STATUS_ERROR);
    }

    /** How long it lasted. */
    public Duration length() {
        return Duration.ofNanos(endNanos - startNanos);
    }

    /** An attribute; {@code "null"} when it is not there. */
    public String attribute(String key) {
        return "" + attributes.get(key);
    }
}
