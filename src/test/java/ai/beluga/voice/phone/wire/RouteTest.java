package ai.beluga.voice.phone.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS against a self-signed certificate, made by the JDK's own keytool. */
class RouteTest {

    private static final URI PUBLIC = URI.create("wss://voice.example.com/media");

    @TempDir
    Path folder;

    private SSLServerSocket selfSigned() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=voice.example.com",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static void answer(ServerSocket server) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write(7);
            } catch (IOException e) {
                // The client that trusts nobody leaves in the middle of the handshake.
                assertThat(e).isNotNull();
            }
        });
    }

    @Test
    void selfSignedCertificateWillDoWhenAnyMay() throws Exception {
        try (SSLServerSocket server = selfSigned()) {
            answer(server);

            try (Socket socket = Route.straight()
                    .via("localhost", server.getLocalPort())
                    .trustingAnybody()
                    .open(PUBLIC)) {
                assertThat(socket.getInputStream().read()).isEqualTo(7);
            }
        }
    }

    @Test
    void selfSignedCertificateIsRefusedOtherwise() throws Exception {
        try (SSLServerSocket server = selfSigned()) {
            answer(server);
            Route route = Route.straight().via("localhost", server.getLocalPort());

            assertThatThrownBy(() -> route.open(PUBLIC))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("localhost:" + server.getLocalPort());
        }
    }

    @Test
    void portAndHostHeaderFollowTheUrl() {
        assertThat(Ports.of(URI.create("wss://a/b"))).isEqualTo(443);
        assertThat(Ports.of(URI.create("http://a/b"))).isEqualTo(80);
        assertThat(Ports.hostHeader(URI.create("https://a:8443/b"))).isEqualTo("a:8443");
        assertThat(Ports.hostHeader(URI.create("https://a/b"))).isEqualTo("a");
        assertThat(Ports.target(URI.create("https://a"))).isEqualTo("/");
        assertThat(Ports.target(URI.create("https://a/b%20c?d=%2B"))).isEqualTo("/b%20c?d=%2B");
    }
}
