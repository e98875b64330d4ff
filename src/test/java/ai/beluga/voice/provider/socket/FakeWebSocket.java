package ai.beluga.voice.provider.socket;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A socket as strict as the JDK's: one send at a time, each taking as long as the test wants. */
final class FakeWebSocket implements WebSocket {

    final List<String> sent = new ArrayList<>();
    private final Deque<CompletableFuture<WebSocket>> underWay = new ArrayDeque<>();
    boolean atOnce;
    boolean fails;
    boolean aborted;

    /** The send under way is done. */
    void done() {
        underWay.remove().complete(this);
    }

    void failed(Exception failure) {
        underWay.remove().completeExceptionally(failure);
    }

    private CompletableFuture<WebSocket> send(String what) {
        if (!underWay.isEmpty()) {
            throw new IllegalStateException("a send is under way");
        }
        sent.add(what);
        if (fails) {
            return CompletableFuture.failedFuture(new IOException("reset"));
        }
        if (atOnce) {
            return CompletableFuture.completedFuture(this);
        }
        CompletableFuture<WebSocket> future = new CompletableFuture<>();
        underWay.add(future);
        return future;
    }

    @Override
    public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
        return send(data.toString());
    }

    @Override
    public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
        return send(data.remaining() + " bytes");
    }

    @Override
    public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
        return send("ping");
    }

    @Override
    public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
        return send("pong");
    }

    @Override
    public CompletableFuture<WebSocket> sendClose(int code, String reason) {
        return send("close " + code);
    }

    @Override
    public void request(long count) {}

    @Override
    public String getSubprotocol() {
        return "";
    }

    @Override
    public boolean isOutputClosed() {
        return aborted;
    }

    @Override
    public boolean isInputClosed() {
        return aborted;
    }

    @Override
    public void abort() {
        aborted = true;
    }
}
