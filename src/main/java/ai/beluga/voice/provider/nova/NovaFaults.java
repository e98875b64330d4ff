package ai.beluga.voice.provider.nova;

import ai.beluga.voice.speech.ProviderException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Says of a failure what to do about it. Never quotes what the vendor wrote, which may hold what the caller said. */
final class NovaFaults {

    static final String PEER = "Amazon Nova Sonic";
    private static final String SETTINGS = ": check beluga.s2s.amazon-nova.*";
    private static final String CREDENTIAL =
            ": check beluga.s2s.amazon-nova.access-key-id, or the machine's credential, and .model";

    private NovaFaults() {}

    /** What AWS's client threw, or the vendor sent amid the stream. */
    static ProviderException of(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case null -> ended();
            case ProviderException known -> known;
            case AccessDeniedException refused ->
                new ProviderException.Permanent(
                        PEER + " refused the credential or the model" + status(refused) + CREDENTIAL);
            case ResourceNotFoundException unknown ->
                new ProviderException.Permanent(
                        PEER + " knows no such model in this region" + status(unknown) + SETTINGS);
            case ValidationException wrong -> validation(wrong);
            // Comes as 400, and is over as soon as other conversations are.
            case ServiceQuotaExceededException busy ->
                new ProviderException.Transient(PEER + " reported ServiceQuotaExceeded" + status(busy));
            case AwsServiceException told -> service(told);
            case SdkClientException client
            when noCredential(client) ->
                new ProviderException.Permanent("there is no credential for " + PEER + SETTINGS);
            default ->
                new ProviderException.Transient(
                        unanswered(cause) ? PEER + " answers nothing" : "the connection to " + PEER + " broke", cause);
        };
    }

    /** A credential that cannot be sent. */
    static ProviderException unsendable(String key) {
        return new ProviderException.Permanent(key + " has a sign that a header may not hold");
    }

    /** The stream ended without us ending it. */
    static ProviderException ended() {
        return new ProviderException.Transient(PEER + " ended the conversation");
    }

    /** What came is not what the vendor should say. */
    static ProviderException garbled() {
        return new ProviderException.Transient(PEER + " sent what cannot be understood");
    }

    /** The vendor does not take what is sent. */
    static ProviderException stuck() {
        return new ProviderException.Transient(PEER + " takes nothing any more");
    }

    /** A stream that was reset for no fault of ours is told by the same exception as a wrong event. */
    private static ProviderException validation(ValidationException wrong) {
        String text = String.valueOf(wrong.getMessage());
        return text.contains("RST_STREAM") || text.contains("NO_ERROR")
                ? new ProviderException.Transient(PEER + " reset the stream")
                : new ProviderException.Permanent(PEER + " refused an event or a setting" + status(wrong) + SETTINGS);
    }

    private static ProviderException service(AwsServiceException told) {
        String kind = told.getClass().getSimpleName().replaceAll("Exception$", "");
        int status = told.statusCode();
        boolean ours = status >= 400 && status < 500 && status != 408 && status != 424 && status != 429;
        return ours && !told.isThrottlingException()
                ? new ProviderException.Permanent(PEER + " answered " + status + SETTINGS)
                : new ProviderException.Transient(PEER + " reported " + kind + status(told));
    }

    /** As the request was answered; an error amid the stream may have none. */
    private static String status(AwsServiceException told) {
        return told.statusCode() > 0 ? " (" + told.statusCode() + ")" : "";
    }

    /** AWS's client has pinged in vain; it tells so by a class of its own alone. */
    private static boolean unanswered(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(one -> one.getClass().getSimpleName().equals("PingFailedException"));
    }

    private static boolean noCredential(SdkClientException failure) {
        return String.valueOf(failure.getMessage()).contains("load credentials");
    }
}
