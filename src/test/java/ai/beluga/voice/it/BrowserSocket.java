package ai.beluga.voice.it;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A media stream as the page opens it: not signed. */
final class BrowserSocket implements WebSocket.Listener {

    private static final int PATIENCE_SECONDS = 60;

    private final CompletableFuture<String> firstMessage = new CompletableFuture<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();

    /** Starts a stream of this call with this ticket. */
    static BrowserSocket start(JsonObject call, String parameters) {
        BrowserSocket listener = new BrowserSocket();
        WebSocket socket = upgrade(listener).join();
        socket.sendText("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}", true)
                .join();
        socket.sendText(startMessage(call, parameters), true).join();
        return listener;
    }

    /** The status that an upgrade of this path is refused with. */
    static int refusal() {
        try {
            upgrade(new BrowserSocket()).join().abort();
            throw new AssertionError("the upgrade was let through");
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** The first message of the server, complete. */
    String firstMessage() {
        return firstMessage.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The code the server closed with. */
    int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static CompletableFuture<WebSocket> upgrade(BrowserSocket listener) {
        URI http = Gateway.base();
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(30))
                .header("Origin", http.toString())
                .buildAsync(URI.create("ws://%s:%d/demo/media".formatted(http.getHost(), http.getPort())), listener);
    }

    private static String startMessage(JsonObject call, String parameters) {
        return """
            {"event":"start","sequenceNumber":"1","streamSid":"%1$s","start":{"accountSid":"%2$s","callSid":"%3$s",\
            "streamSid":"%1$s","tracks":["inbound"],"customParameters":%4$s,\
            "mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1}}}\
            """.formatted(
                call.getString("streamSid"), call.getString("accountSid"), call.getString("callSid"), parameters);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        parts.append(part);
        if (last) {
            firstMessage.complete(parts.toString());
            parts.setLength(0);
        }
        socket.request(1);
        return CompletableFuture.completedFuture(part);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(code);
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        firstMessage.completeExceptionally(failure);
        closed.completeExceptionally(failure);
    }
}
