package ai.beluga.voice.simulator.trouble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The way to a vendor on loopback: passes bytes on, until it is in trouble. One for each vendor; any thread. */
public final class TroubledWire implements AutoCloseable {

    /** More than any engine of the product may take by default. */
    public static final Duration SLOW = Duration.ofSeconds(2);

    private final int vendorPort;
    private final ServerSocket listening;
    private final Set<WirePair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Trouble>> atOpening = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Trouble>> afterBytes = new AtomicReference<>(Optional.empty());
    private final AtomicLong bytesLeft = new AtomicLong();
    private volatile Trouble trouble = Trouble.NONE;

    /** @param vendorPort where the vendor listens */
    public TroubledWire(int vendorPort) {
        this.vendorPort = vendorPort;
        try {
            listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofPlatform().daemon().name("troubled-wire").start(this::acceptAll);
    }

    /** Where clients connect to. */
    public int port() {
        return listening.getLocalPort();
    }

    /** From now on, for the connections there are and those to come. Back from trouble, connections that had any are reset. */
    public void become(Trouble next) {
        Trouble before = trouble;
        atOpening.set(Optional.empty());
        afterBytes.set(Optional.empty());
        trouble = next;
        if (next == Trouble.KILLED || before != Trouble.NONE && next == Trouble.NONE) {
            pairs.forEach(WirePair::reset);
        }
    }

    /** The next connection to be made, and all from then on, has this trouble. */
    public void becomeAtOpening(Trouble next) {
        atOpening.set(Optional.of(next));
    }

    /** Once the vendor has said so many more bytes, in the middle of a message perhaps. */
    public void becomeAfterBytes(Trouble next, int bytes) {
        bytesLeft.set(bytes);
        afterBytes.set(Optional.of(next));
    }

    Trouble trouble() {
        return trouble;
    }

    /** The vendor said something. */
    void said(int bytes) {
        if (afterBytes.get().isPresent() && bytesLeft.addAndGet(-bytes) <= 0) {
            afterBytes.getAndSet(Optional.empty()).ifPresent(this::become);
        }
    }

    void gone(WirePair pair) {
        pairs.remove(pair);
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = listening.accept();
                atOpening.getAndSet(Optional.empty()).ifPresent(this::become);
                WirePair pair = new WirePair(this, client);
                pairs.add(pair);
                if (trouble == Trouble.KILLED) {
                    pair.reset();
                } else {
                    pair.connect(vendorPort);
                }
            }
        } catch (IOException closed) {
            // The wire is no longer needed.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
        pairs.forEach(WirePair::reset);
    }
}
