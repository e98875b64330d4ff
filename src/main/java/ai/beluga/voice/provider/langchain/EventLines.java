package ai.beluga.voice.provider.langchain;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.sse.CancellationUnsupportedHandle;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * Joins the lines of a stream of server-sent events (WHATWG HTML, "Server-sent events") to events. The data
 * {@code [DONE]} ends the stream, whether or not the server closes it; an error sent in place of an answer is one.
 */
final class EventLines implements Flow.Subscriber<String> {

    private static final String DONE = "[DONE]";
    /** For errors that do not say what they are: the server's own fault. */
    private static final int UNKNOWN_ERROR = 500;

    private final ServerSentEventListener listener;
    private final ServerSentEventContext context = new ServerSentEventContext(new CancellationUnsupportedHandle());
    private final StringBuilder data = new StringBuilder();
    private volatile boolean done;

    EventLines(ServerSentEventListener listener) {
        this.listener = listener;
    }

    /** Nothing more will be told the listener. */
    boolean isDone() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("data:")) {
            String text = line.substring("data:".length());
            data.append(data.isEmpty() ? "" : "\n").append(text.startsWith(" ") ? text.substring(1) : text);
        }
    }

    @Override
    public void onComplete() {
        dispatch();
    }

    /** Told by the exchange, which sees every failure. */
    @Override
    public void onError(Throwable failure) {
        data.setLength(0);
    }

    private void dispatch() {
        if (data.isEmpty() || done) {
            return;
        }
        String text = data.toString();
        data.setLength(0);
        if (text.strip().equals(DONE)) {
            done = true;
            listener.onClose();
            return;
        }
        Optional<HttpException> error = error(text);
        if (error.isPresent()) {
            done = true;
            listener.onError(error.get());
        } else {
            listener.onEvent(new ServerSentEvent(null, text), context);
        }
    }

    private static Optional<HttpException> error(String text) {
        if (!text.contains("\"error\"") || text.contains("\"choices\"")) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject message = reader.readObject();
            JsonValue error = message.getOrDefault("error", JsonValue.NULL);
            return error == JsonValue.NULL
                    ? Optional.empty()
                    : Optional.of(new HttpException(status(error), "sent an error in mid-stream"));
        } catch (JsonException broken) {
            return Optional.of(new HttpException(UNKNOWN_ERROR, "sent a broken error in mid-stream"));
        }
    }

    private static int status(JsonValue error) {
        return error instanceof JsonObject object && object.get("code") instanceof JsonNumber code
                ? code.intValue()
                : UNKNOWN_ERROR;
    }
}
