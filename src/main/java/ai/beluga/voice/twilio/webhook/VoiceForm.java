package ai.beluga.voice.twilio.webhook;

import ai.beluga.voice.event.CallId;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters of one question. Twilio adds new ones without notice, so none is unknown and all are kept.
 *
 * @param parameters by Twilio's names
 */
record VoiceForm(Map<String, List<String>> parameters) {

    static VoiceForm of(MultivaluedMap<String, String> form) {
        return new VoiceForm(form.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))));
    }

    /** @throws MissingParameterException when there is none */
    CallId call() {
        return new CallId(required("CallSid"));
    }

    /** @throws MissingParameterException when it is missing or blank */
    String required(String name) {
        return text(name).orElseThrow(() -> new MissingParameterException(name));
    }

    /** The first value, unless it is blank. */
    Optional<String> text(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isBlank());
    }
}
