package ai.beluga.voice.simulator.trouble;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** One client's connection and the one made for it to the vendor. */
final class WirePair {

    private static final int MOST_BYTES = 65_536;

    private final TroubledWire wire;
    private final Socket client;
    private final Socket vendor = new Socket();
    private final BlockingQueue<Late> said = new LinkedBlockingQueue<>();

    /** @param bytes none for the end */
    private record Late(byte[] bytes, long atNanos) {}

    WirePair(TroubledWire wire, Socket client) {
        this.wire = wire;
        this.client = client;
    }

    void connect(int port) {
        try {
            client.setTcpNoDelay(true);
            vendor.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            vendor.setTcpNoDelay(true);
        } catch (IOException gone) {
            reset();
            return;
        }
        Thread.ofVirtual().start(this::ask);
        Thread.ofVirtual().start(this::listen);
        Thread.ofVirtual().start(this::deliver);
    }

    /** Without goodbye, both ways. */
    void reset() {
        wire.gone(this);
        for (Socket socket : new Socket[] {client, vendor}) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException already) {
                // Closed before.
            }
        }
        said.add(new Late(new byte[0], 0));
    }

    /** In order: what was said before is still read. */
    private void finish() {
        wire.gone(this);
        try {
            vendor.close();
            client.close();
        } catch (IOException already) {
            // Closed before.
        }
        said.add(new Late(new byte[0], 0));
    }

    private void ask() {
        try {
            byte[] part = new byte[MOST_BYTES];
            InputStream in = client.getInputStream();
            OutputStream out = vendor.getOutputStream();
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                if (wire.trouble() != Trouble.HUNG) {
                    out.write(part, 0, count);
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // Whoever went, the other is told.
        }
        finish();
    }

    private void listen() {
        try {
            byte[] part = new byte[MOST_BYTES];
            InputStream in = vendor.getInputStream();
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                byte[] bytes = Arrays.copyOf(part, count);
                long late = wire.trouble() == Trouble.SLOWED ? TroubledWire.SLOW.toNanos() : 0;
                said.add(new Late(bytes, System.nanoTime() + late));
                wire.said(count);
            }
        } catch (IOException gone) {
            // As above.
        }
        said.add(new Late(new byte[0], System.nanoTime()));
    }

    private void deliver() {
        try {
            OutputStream out = client.getOutputStream();
            for (Late next = said.take(); next.bytes().length > 0; next = said.take()) {
                for (long wait = next.atNanos() - System.nanoTime();
                        wait > 0;
                        wait = next.atNanos() - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                if (wire.trouble() != Trouble.HUNG) {
                    out.write(wire.trouble() == Trouble.GARBLED ? garbled(next.bytes()) : next.bytes());
                    out.flush();
                }
            }
            if (wire.trouble() != Trouble.HUNG) {
                client.shutdownOutput();
            }
        } catch (IOException gone) {
            // As above.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] garbled(byte[] bytes) {
        return new String(bytes, ISO_8859_1)
                .replace("HTTP/1.1", "GARBAGE!")
                .replace("{\"", "~~")
                .getBytes(ISO_8859_1);
    }
}
