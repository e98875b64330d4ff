package ai.beluga.voice.provider.socket;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.testkit.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VendorSocketTest {

    private final ManualTime time = new ManualTime();
    private final FakeWebSocket wire = new FakeWebSocket();
    private final List<String> heard = new ArrayList<>();
    private final List<ProviderException> losses = new ArrayList<>();
    private final SocketStream stream = new SocketStream() {
        @Override
        public void opened(VendorSocket socket) {
            heard.add("opened");
        }

        @Override
        public void text(String message) {
            heard.add(message);
        }

        @Override
        public void binary(byte[] message) {
            if (message.length == 0) {
                throw new MalformedMessageException("nothing in it");
            }
            heard.add(message.length + " bytes");
        }

        @Override
        public void lost(ProviderException cause) {
            losses.add(cause);
        }

        @Override
        public void close() {}
    };
    private final VendorSocket socket = new VendorSocket(
            new SocketRequest(
                    URI.create("ws://nowhere"),
                    Map.of(),
                    ofSeconds(2),
                    new SocketFaults("the vendor", "beluga.x", "x-error"),
                    new SocketRequest.Room(50_000, 1_000)),
            stream,
            time);
    private final Receiver receiver = new Receiver(socket, () -> {});

    @Test
    void oneSendIsUnderWayAtATimeAndTheOthersFollowInOrder() {
        receiver.onOpen(wire);
        socket.send("one");
        socket.send(new byte[160]);
        socket.send("three");
        assertThat(wire.sent).containsExactly("one");

        wire.done();
        wire.done();
        wire.done();

        assertThat(wire.sent).containsExactly("one", "160 bytes", "three");
    }

    @Test
    void thousandsOfSendsThatEndAtOnceNeedNoStack() {
        receiver.onOpen(wire);
        socket.send("first");
        for (int i = 0; i < 900; i++) {
            socket.send("next");
        }
        wire.atOnce = true;

        wire.done();

        assertThat(wire.sent).hasSize(901);
    }

    @Test
    void vendorThatTakesNothingIsGivenUpWhenTheQueueIsFullAndNotOnTheSendersThread() {
        receiver.onOpen(wire);
        for (int i = 0; i < 1 + 50_000 / 1_000; i++) {
            socket.send(new byte[1_000]);
        }
        assertThat(losses).isEmpty();

        socket.send(new byte[1_000]);
        assertThat(losses).isEmpty();
        time.advance(ofMillis(0));

        assertThat(losses).singleElement().isInstanceOf(ProviderException.Transient.class);
        assertThat(losses.getFirst()).hasMessageContaining("takes nothing");
        assertThat(wire.aborted).isTrue();
    }

    @Test
    void binaryMessageThatMakesNoSenseLosesTheConnectionAsATextDoes() {
        receiver.onOpen(wire);
        receiver.onBinary(wire, ByteBuffer.allocate(0), true);

        assertThat(losses).singleElement().isInstanceOf(ProviderException.Transient.class);
        assertThat(wire.aborted).isTrue();
    }

    @Test
    void sendThatFailsLosesTheConnectionOnce() {
        receiver.onOpen(wire);
        socket.send("one");
        wire.failed(new IOException("reset"));
        receiver.onError(wire, new IOException("reset"));
        time.advance(ofMillis(0));

        assertThat(losses).singleElement().isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void callsOwnThreadIsNotCalledBackWhenASendHasFailedAlready() {
        receiver.onOpen(wire);
        wire.fails = true;
        socket.send("one");
        assertThat(losses).isEmpty();

        time.advance(ofMillis(0));

        assertThat(losses).singleElement().isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void messageInPiecesIsOneMessage() {
        receiver.onOpen(wire);
        receiver.onText(wire, "{\"a\":", false);
        receiver.onBinary(wire, ByteBuffer.wrap(new byte[3]), false);
        receiver.onText(wire, "1}", true);
        receiver.onBinary(wire, ByteBuffer.wrap(new byte[4]), true);
        receiver.onBinary(wire, ByteBuffer.wrap(new byte[5]), true);

        assertThat(heard).containsExactly("opened", "{\"a\":1}", "7 bytes", "5 bytes");
    }

    @Test
    void messageWithoutEndIsNotCollectedForEver() {
        receiver.onOpen(wire);
        String piece = "x".repeat(100_000);
        for (int i = 0; i < 11; i++) {
            receiver.onText(wire, piece, false);
        }

        assertThat(losses).singleElement().isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void threePingsWithoutAnyAnswerLoseTheConnection() {
        wire.atOnce = true;
        receiver.onOpen(wire);

        time.advance(ofMillis(1_999));
        assertThat(losses).isEmpty();
        time.advance(ofMillis(1));

        assertThat(wire.sent).containsExactly("ping", "ping", "ping");
        assertThat(losses).singleElement().isInstanceOf(ProviderException.Transient.class);
        assertThat(losses.getFirst()).hasMessageContaining("answers nothing");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void anySignOfLifeAnswersAPing() {
        wire.atOnce = true;
        receiver.onOpen(wire);
        for (int i = 0; i < 10; i++) {
            time.advance(ofMillis(1_400));
            switch (i % 4) {
                case 0 -> receiver.onPong(wire, ByteBuffer.allocate(0));
                case 1 -> receiver.onText(wire, "half", false);
                case 2 -> receiver.onPing(wire, ByteBuffer.allocate(0));
                default -> receiver.onBinary(wire, ByteBuffer.allocate(1), true);
            }
        }

        assertThat(losses).isEmpty();
    }

    @Test
    void processThatStoodStillDoesNotBlameTheVendor() {
        wire.atOnce = true;
        receiver.onOpen(wire);
        time.advance(ofMillis(500));
        receiver.onPong(wire, ByteBuffer.allocate(0));

        time.advance(ofMillis(500));

        assertThat(losses).isEmpty();
    }

    @Test
    void stuckSendDoesNotHideThatNothingComes() {
        receiver.onOpen(wire);
        socket.send("stuck");

        time.advance(ofSeconds(2));

        assertThat(losses).singleElement().isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void closedSocketSaysFarewellAndHearsNothingMore() {
        wire.atOnce = true;
        receiver.onOpen(wire);
        socket.close("bye");
        receiver.onText(wire, "late", true);
        receiver.onClose(wire, 1011, "late");
        socket.send("later");

        assertThat(wire.sent).containsExactly("bye", "close 1000");
        assertThat(heard).containsExactly("opened");
        assertThat(losses).isEmpty();
    }

    @Test
    void vendorThatTakesNoGoodbyeIsCutOff() {
        receiver.onOpen(wire);
        socket.send("stuck");
        socket.close("bye");
        assertThat(wire.aborted).isFalse();

        time.advance(ofSeconds(2));

        assertThat(wire.aborted).isTrue();
        assertThat(losses).isEmpty();
        assertThat(time.waiting()).isZero();
    }
}
