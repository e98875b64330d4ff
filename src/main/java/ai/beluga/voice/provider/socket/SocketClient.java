package ai.beluga.voice.provider.socket;

import ai.beluga.voice.time.Timers;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Opens connections to vendors, all over one HTTP client on the server's threads; it is made with the first. */
@Singleton
public class SocketClient {

    /** Frees what an unanswered handshake holds; callers give up sooner. */
    private static final Duration LONGEST_HANDSHAKE = Duration.ofSeconds(10);

    private final Executor executor;
    private final Timers timers;
    private final Duration longestHandshake;
    private @Nullable HttpClient http;

    @Inject
    SocketClient(ManagedExecutorService executor, Timers timers) {
        this(executor, timers, LONGEST_HANDSHAKE);
    }

    /** @param executor runs the listeners' methods, one after the other for each connection */
    public SocketClient(Executor executor, Timers timers, Duration longestHandshake) {
        this.executor = executor;
        this.timers = timers;
        this.longestHandshake = longestHandshake;
    }

    /**
     * Connects.
     *
     * @param stream lives on the connection; handed back once it is open
     * @return fails with a {@link ai.beluga.voice.speech.ProviderException}. Cancelling gives the connection up, also when
     *     it opens later
     */
    public <S extends SocketStream> CompletableFuture<S> open(SocketRequest request, S stream) {
        CompletableFuture<S> result = new CompletableFuture<>();
        VendorSocket socket = new VendorSocket(request, stream, timers);
        Receiver receiver = new Receiver(socket, () -> {
            if (!result.complete(stream)) {
                stream.close();
            }
        });
        try {
            WebSocket.Builder builder = http().newWebSocketBuilder().connectTimeout(longestHandshake);
            request.headers().forEach((name, value) -> builder.header(name, value.reveal()));
            var unused = builder.buildAsync(request.address(), receiver).whenComplete((opened, failure) -> {
                if (failure != null) {
                    result.completeExceptionally(request.faults().opening(failure));
                }
            });
        } catch (IllegalArgumentException unusable) {
            result.completeExceptionally(request.faults().opening(unusable));
        }
        return result;
    }

    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(executor)
                    .build();
        }
        return http;
    }

    /** Ends the client; connections still open are cut. */
    @PreDestroy
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }
}
