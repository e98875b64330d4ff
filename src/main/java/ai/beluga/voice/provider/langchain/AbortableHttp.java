package ai.beluga.voice.provider.langchain;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The HTTP side of one reply: LangChain4j sends its requests through it, one after the other, and it can be taken down at any time. */
final class AbortableHttp implements HttpClient {

    private static final int FIRST_ERROR_STATUS = 300;
    private static final Duration UNLIMITED = ChronoUnit.FOREVER.getDuration();

    private final java.net.http.HttpClient http;
    private final AtomicReference<@Nullable CompletableFuture<?>> exchange = new AtomicReference<>();
    private volatile boolean aborted;

    AbortableHttp(java.net.http.HttpClient http) {
        this.http = http;
    }

    /** Closes the connection, or never opens it; twice or too late does nothing. */
    void abort() {
        aborted = true;
        CompletableFuture<?> running = exchange.get();
        if (running != null) {
            running.cancel(true);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        EventLines lines = new EventLines(listener);
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(translated(request), head -> body(head, lines, listener));
        CompletableFuture<?> before = exchange.getAndSet(answer);
        if (before != null) {
            before.cancel(true); // it has told all it had, and may keep its connection open for ever
        }
        answer.whenComplete((response, failure) -> finished(response, failure, lines, listener));
        if (aborted) {
            answer.cancel(true);
        }
    }

    private static HttpResponse.BodySubscriber<Void> body(
            HttpResponse.ResponseInfo head, EventLines lines, ServerSentEventListener listener) {
        if (head.statusCode() >= FIRST_ERROR_STATUS) {
            return HttpResponse.BodySubscribers.discarding();
        }
        listener.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(head.statusCode())
                .headers(head.headers().map())
                .build());
        return HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.fromLineSubscriber(lines, done -> lines, StandardCharsets.UTF_8, null),
                done -> null);
    }

    private void finished(
            @Nullable HttpResponse<Void> response,
            @Nullable Throwable failure,
            EventLines lines,
            ServerSentEventListener listener) {
        if (aborted || lines.isDone()) {
            return;
        }
        if (failure != null || response == null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            listener.onError(cause == null ? new IllegalStateException("neither answer nor failure") : cause);
        } else if (response.statusCode() >= FIRST_ERROR_STATUS) {
            listener.onError(new HttpException(response.statusCode(), "answered " + response.statusCode()));
        } else {
            listener.onClose();
        }
    }

    /** Without a time limit, which newer JDKs apply to the whole answer: {@link ReplyStream} watches for silence. */
    static java.net.http.HttpRequest translated(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        java.net.http.HttpRequest.BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("replies are always streamed");
    }

    /** As LangChain4j wants to get its client. */
    HttpClientBuilder asBuilder() {
        return new Ready(this);
    }

    /** A client that is there already; its time to connect is the one it was made with. */
    private record Ready(AbortableHttp client) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return client.http.connectTimeout().orElse(UNLIMITED);
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return UNLIMITED;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
