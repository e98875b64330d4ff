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

    /** What a turn has used: all of the context counts again with each. */
    static S2sEvent.Usage usage(JsonMessage metadata) {
        List<JsonMessage> in = metadata.objects("promptTokensDetails");
        List<JsonMessage> out = metadata.objects("responseTokensDetails");
        return new S2sEvent.Usage(tokens(in, "AUDIO"), tokens(out, "AUDIO"), tokens(in, "TEXT"), tokens(out, "TEXT"));
    }

    private static long tokens(List<JsonMessage> details, String modality) {
        return details.stream()
                .filter(detail -> detail.text("modality").equals(modality))
                .mapToLong(detail -> detail.number("tokenCount").orElse(0.0).longValue())
                .sum();
    }
}
