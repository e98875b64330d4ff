package ai.beluga.voice.simulator.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Listens on loopback and hands each connection to its host, on a virtual thread of its own. */
public final class SocketServer implements AutoCloseable {

    private final ServerSocket listening;
    private final Host host;
    private final BlockingQueue<String> violations;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /** Decides about handshakes and serves what comes of them. */
    public interface Host {

        /** What is wrong with a request; empty to accept it. May take its time. */
        Optional<Refusal> check(Upgrade upgrade) throws InterruptedException;

        /** Makes ready for a connection that is just about to be accepted. */
        Service prepare(Upgrade upgrade, SimulatedSocket socket);
    }

    /** Serves a connection until it ends. */
    public interface Service {
        void serve() throws IOException;
    }

    /** How a handshake is refused. */
    public record Refusal(int status, Map<String, String> headers) {}

    /**
     * @param port 0 for any
     * @param violations takes what a client does against the protocol
     */
    public SocketServer(int port, Host host, BlockingQueue<String> violations) {
        this.host = host;
        this.violations = violations;
        try {
            listening = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofPlatform().daemon().name("simulator").start(this::acceptAll);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The simulator is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            SimulatedSocket simulated = new SimulatedSocket(socket, violations);
            Upgrade upgrade = simulated.upgrade();
            Optional<Refusal> refusal = host.check(upgrade);
            if (refusal.isPresent()) {
                simulated.refuse(refusal.get().status(), refusal.get().headers());
            } else {
                Service service = host.prepare(upgrade, simulated);
                simulated.accept(upgrade);
                service.serve();
            }
        } catch (IOException gone) {
            // Either side may go at any time; who must not is told by the tests.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        sockets.remove(socket);
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
