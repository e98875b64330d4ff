package ai.beluga.voice.phone.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * The way to a public address: straight, or to another host and port while Host header, server name and signature
 * keep the public one.
 *
 * @param connect where to connect instead, if anywhere else; {@code host:port}
 * @param anyCertificate whether a TLS certificate that nobody vouches for will do
 * @param plain whether TLS ends before the server that is connected to, as behind a proxy
 * @param receiveBufferBytes size of the socket's receive buffer; 0 leaves it to the system
 */
public record Route(
        Optional<InetSocketAddress> connect, boolean anyCertificate, boolean plain, int receiveBufferBytes) {

    private static final int CONNECT_MILLIS = 5_000;

    /** Straight to where a URL points. */
    public static Route straight() {
        return new Route(Optional.empty(), false, false, 0);
    }

    /** This route by way of another host. */
    public Route via(String host, int port) {
        return new Route(
                Optional.of(InetSocketAddress.createUnresolved(host, port)), anyCertificate, plain, receiveBufferBytes);
    }

    /** This route, taking any certificate. */
    public Route trustingAnybody() {
        return new Route(connect, true, plain, receiveBufferBytes);
    }

    /** This route without TLS: what a proxy would say to the server behind it. */
    public Route withoutTls() {
        return new Route(connect, anyCertificate, true, receiveBufferBytes);
    }

    /** This route with a small receive buffer, so that a peer that stops reading is felt soon. */
    public Route withReceiveBuffer(int bytes) {
        return new Route(connect, anyCertificate, plain, bytes);
    }

    /**
     * Connects, with TLS for {@code https} and {@code wss} unless it ends before.
     *
     * @throws Unreachable when nobody answers there
     */
    public Socket open(URI url) throws IOException {
        InetSocketAddress target =
                connect.orElseGet(() -> InetSocketAddress.createUnresolved(url.getHost(), Ports.of(url)));
        Socket plain = new Socket();
        try {
            if (receiveBufferBytes > 0) {
                plain.setReceiveBufferSize(receiveBufferBytes);
            }
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(target.getHostString(), target.getPort()), CONNECT_MILLIS);
            return Ports.isSecure(url) && !this.plain ? secured(plain, url) : plain;
        } catch (IOException e) {
            plain.close();
            throw new Unreachable(
                    "no server answers at " + target.getHostString() + ":" + target.getPort() + " (" + e.getMessage()
                            + ")",
                    e);
        }
    }

    private Socket secured(Socket plain, URI url) throws IOException {
        SSLSocket socket =
                (SSLSocket) context().getSocketFactory().createSocket(plain, url.getHost(), Ports.of(url), true);
        SSLParameters parameters = socket.getSSLParameters();
        if (!anyCertificate) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (url.getHost().contains(".")) {
            parameters.setServerNames(java.util.List.of(new SNIHostName(url.getHost())));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private SSLContext context() {
        try {
            if (!anyCertificate) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustingTrust()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK lacks TLS", e);
        }
    }
}
