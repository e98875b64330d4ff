package ai.beluga.voice.twilio.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The other end of a socket, in memory. */
final class FakePeer implements Peer {

    final List<String> sent = new ArrayList<>();
    final List<String> closes = new ArrayList<>();
    Runnable onSend = () -> {};
    boolean broken;
    int pings;

    @Override
    public void send(String text) throws IOException {
        if (broken) {
            throw new IOException("planted");
        }
        sent.add(text);
        onSend.run();
    }

    @Override
    public void ping() throws IOException {
        if (broken) {
            throw new IOException("planted");
        }
        pings++;
    }

    @Override
    public void close(CloseCode code, String reason) {
        closes.add(code.number() + " " + reason);
    }
}
