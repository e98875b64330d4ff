package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.provider.socket.SocketRequest;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One attempt: connection, then set-up. Where the vendor refuses to go on with a conversation, another begins with its history. */
final class Connecting {

    private final SocketClient client;
    private final Supplier<SocketRequest> request;
    private final GeminiSettings settings;
    private final Consumer<S2sEvent> events;
    private final CompletableFuture<GeminiStream> result = new CompletableFuture<>();

    Connecting(
            SocketClient client, Supplier<SocketRequest> request, GeminiSettings settings, Consumer<S2sEvent> events) {
        this.client = client;
        this.request = request;
        this.settings = settings;
        this.events = events;
    }

    /**
     * Makes the attempt.
     *
     * @return cancelling gives the attempt up, also when it opens later
     */
    CompletableFuture<GeminiStream> open(Opening opening) {
        SocketRequest wanted = request.get();
        GeminiStream stream;
        try {
            stream = new GeminiStream(settings, opening, events);
        } catch (ProviderException.Permanent unusable) {
            result.completeExceptionally(unusable);
            return result;
        }
        CompletableFuture<GeminiStream> connection = client.open(wanted, stream);
        var unused = connection.whenComplete((open, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            }
        });
        var unusedReady = stream.ready().whenComplete((ready, failure) -> settled(opening, ready, failure));
        var unusedEnd = result.whenComplete((taken, failure) -> {
            if (taken != stream) {
                connection.cancel(true);
                stream.close();
            }
        });
        return result;
    }

    private void settled(Opening opening, @Nullable GeminiStream ready, @Nullable Throwable failure) {
        if (ready != null) {
            result.complete(ready);
        } else if (failure instanceof ProviderException.Permanent
                && opening.resume().isPresent()
                && !result.isDone()) {
            var unused = open(new Opening(
                    opening.language(),
                    opening.instructions(),
                    opening.tools(),
                    opening.history(),
                    opening.turns(),
                    Optional.empty()));
        } else if (failure != null) {
            result.completeExceptionally(failure);
        }
    }
}
