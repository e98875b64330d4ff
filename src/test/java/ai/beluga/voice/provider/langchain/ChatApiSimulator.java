package ai.beluga.voice.provider.langchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Plays an OpenAI-compatible chat API on loopback, written from the public reference "Chat Completions, streaming". Shares
 * nothing with the client: it reads bytes and writes what the test says, when the test says it.
 */
final class ChatApiSimulator implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final ServerSocket listening;
    private final BlockingQueue<ChatExchange> exchanges = new LinkedBlockingQueue<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    ChatApiSimulator() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("chat-api").start(this::acceptAll);
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/v1");
    }

    /** The next request, read to its end. */
    ChatExchange next() throws InterruptedException {
        ChatExchange exchange = exchanges.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("no request came within " + PATIENCE_SECONDS + " s");
        }
        return exchange;
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread.ofPlatform().daemon().name("chat-api-call").start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try {
            ChatExchange exchange = ChatExchange.read(socket);
            exchanges.add(exchange);
            exchange.watch();
        } catch (IOException gone) {
            throw new UncheckedIOException("the client broke its request", gone);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
