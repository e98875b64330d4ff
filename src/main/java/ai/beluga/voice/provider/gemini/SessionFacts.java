package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.MalformedMessageException;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what the vendor says about the session. */
final class SessionFacts {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?s");

    private SessionFacts() {}

    /** proto3 JSON's duration, {@code 50s} or {@code 1.5s}. @throws MalformedMessageException when it is none */
    static Duration duration(String text) {
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        if (!SECONDS.matcher(text).matches()) {
            throw new MalformedMessageException("a time is no number of seconds");
        }
        return Duration.ofNanos(new BigDecimal(text.substring(0, text.length() - 1))
                .movePointRight(9)
                .longValueExact());
    }

    /** What a turn has used: all of the context counts again with each, as it is paid for. */
    static S2sEvent.Usage usage(JsonMessage metadata) {
        Side in = side(metadata, "promptTokensDetails", "promptTokenCount", "toolUsePromptTokenCount");
        Side out = side(metadata, "responseTokensDetails", "responseTokenCount", "thoughtsTokenCount");
        return new S2sEvent.Usage(in.audio(), out.audio(), in.text(), out.text(), in.other(), out.other());
    }

    private record Side(long audio, long text, long other) {}

    /** @param beside counted apart from the total, and of no kind */
    private static Side side(JsonMessage metadata, String details, String total, String beside) {
        List<JsonMessage> kinds = metadata.objects(details);
        long audio = tokens(kinds, "AUDIO");
        long text = tokens(kinds, "TEXT");
        return new Side(audio, text, Math.max(0, count(metadata, total) - audio - text) + count(metadata, beside));
    }

    private static long tokens(List<JsonMessage> details, String modality) {
        return details.stream()
                .filter(detail -> detail.text("modality").equals(modality))
                .mapToLong(detail -> count(detail, "tokenCount"))
                .sum();
    }

    private static long count(JsonMessage from, String name) {
        return from.number(name).orElse(0.0).longValue();
    }
}
