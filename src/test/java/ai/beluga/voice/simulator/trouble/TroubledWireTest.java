package ai.beluga.voice.simulator.trouble;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroubledWireTest {

    private static final int SHORT_MILLIS = 300;

    private final ServerSocket vendor = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final TroubledWire wire = new TroubledWire(vendor.getLocalPort());

    TroubledWireTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        wire.close();
        vendor.close();
    }

    @Test
    void wireWithoutTroublePassesBothWaysAndTheEnd() throws IOException {
        try (Socket client = client();
                Socket served = vendor.accept()) {
            say(client, "question");
            assertThat(heard(served, 8)).isEqualTo("question");
            say(served, "HTTP/1.1 {\"a\"}");
            served.close();

            assertThat(heard(client, 100)).isEqualTo("HTTP/1.1 {\"a\"}");
        }
    }

    @Test
    void killedWireResetsConnectionsThatAreAndThatCome() throws IOException {
        try (Socket client = client();
                Socket served = vendor.accept()) {
            say(client, "question");
            heard(served, 8);

            wire.become(Trouble.KILLED);

            assertThatThrownBy(() -> heard(client, 1)).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> {
                        try (Socket next = client()) {
                            say(next, "question");
                            heard(next, 1);
                            throw new SocketException("ended, which is a reset that was read late");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void hungWireLetsNothingThroughAndStays() throws IOException {
        try (Socket client = client();
                Socket served = vendor.accept()) {
            wire.become(Trouble.HUNG);
            say(served, "answer");
            client.setSoTimeout(SHORT_MILLIS);

            assertThatThrownBy(() -> heard(client, 1)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void slowedWireDeliversLaterWhatTheVendorSays() throws IOException {
        try (Socket client = client();
                Socket served = vendor.accept()) {
            wire.become(Trouble.SLOWED);
            long saidNanos = System.nanoTime();
            say(served, "answer");

            assertThat(heard(client, 6)).isEqualTo("answer");
            assertThat(Duration.ofNanos(System.nanoTime() - saidNanos)).isGreaterThanOrEqualTo(TroubledWire.SLOW);
        }
    }

    @Test
    void garbledWireSpoilsWhatComesAfterSoManyBytes() throws IOException {
        try (Socket client = client();
                Socket served = vendor.accept()) {
            wire.becomeAfterBytes(Trouble.GARBLED, 5);
            say(served, "{\"a\"}");
            assertThat(heard(client, 5)).isIn("{\"a\"}", "~~a\"}");

            say(served, "{\"b\"}");

            assertThat(heard(client, 5)).isEqualTo("~~b\"}");
        }
    }

    private Socket client() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.port());
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(US_ASCII));
    }

    private static String heard(Socket socket, int most) throws IOException {
        return new String(socket.getInputStream().readNBytes(most), US_ASCII);
    }
}
