package ai.beluga.voice.provider.langchain;

import ai.beluga.voice.config.LanguageModelKeys;
import ai.beluga.voice.speech.ProviderException;
import dev.langchain4j.exception.HttpException;
import java.util.Optional;

/** Says of a failure of the API what to do about it. Never quotes its answer, which may hold what the caller said. */
final class Failures {

    private Failures() {}

    static ProviderException of(Throwable failure) {
        return status(failure)
                .map(status -> of(status, failure))
                .orElseGet(() -> new ProviderException.Transient("the language model cannot be reached", failure));
    }

    private static ProviderException of(int status, Throwable failure) {
        String answered = "the language model answered " + status;
        return switch (status) {
            case 408, 425, 429 -> new ProviderException.Transient(answered, failure);
            case 401, 403 ->
                new ProviderException.Permanent(answered + ": check " + LanguageModelKeys.API_KEY.name(), failure);
            case 404 ->
                new ProviderException.Permanent(
                        answered + ": check " + LanguageModelKeys.BASE_URL.name() + " and "
                                + LanguageModelKeys.MODEL.name(),
                        failure);
            default ->
                status >= 500
                        ? new ProviderException.Transient(answered, failure)
                        : new ProviderException.Permanent(answered, failure);
        };
    }

    private static Optional<Integer> status(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http) {
                return Optional.of(http.statusCode());
            }
        }
        return Optional.empty();
    }
}
