package ai.beluga.voice.it;

import ai.beluga.voice.phone.wire.Answer;
import ai.beluga.voice.phone.wire.Form;
import ai.beluga.voice.phone.wire.Incoming;
import ai.beluga.voice.phone.wire.Route;
import ai.beluga.voice.phone.wire.Signing;
import ai.beluga.voice.phone.wire.WebSocket;
import ai.beluga.voice.phone.wire.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call in single steps, for what no telephone does. */
final class RawCall implements AutoCloseable {

    static final String TOKEN = "it-token";
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final String SILENCE = "/////////////////////w==";

    private final String callSid;
    private final String streamSid;
    private final WebSocket socket;

    private RawCall(String callSid, WebSocket socket) {
        this.callSid = callSid;
        this.streamSid = "MZ" + callSid.substring(2);
        this.socket = socket;
    }

    /** Upgraded, and nothing said yet. */
    static RawCall connected() throws IOException {
        return new RawCall("CA" + UUID.randomUUID().toString().replace("-", ""), upgrade(Signing.VALID));
    }

    /** Another socket for the same call. */
    RawCall again() throws IOException {
        return new RawCall(callSid, upgrade(Signing.VALID));
    }

    /** Upgraded and admitted. */
    static RawCall started() throws IOException {
        RawCall call = connected();
        call.start(call.ticket());
        return call;
    }

    static WebSocket upgrade(Signing signing) throws IOException {
        URI media = URI.create("ws" + url("/twilio/media").toString().substring("http".length()));
        return WebSocket.open(Route.straight(), media, TOKEN, signing);
    }

    static Answer post(String path, Form form, Signing signing) throws IOException {
        return new Webhooks(Route.straight(), TOKEN, signing).post(url(path), form);
    }

    static URI url(String path) {
        return Gateway.base().resolve(path);
    }

    /** What the TwiML gives this call's stream. */
    String ticket() throws IOException {
        Matcher ticket =
                TICKET.matcher(post("/twilio/voice", form(), Signing.VALID).body());
        if (!ticket.find()) {
            throw new AssertionError("the TwiML has no ticket");
        }
        return ticket.group(1);
    }

    Form form() {
        return Form.empty()
                .with("CallSid", callSid)
                .with("CallStatus", "in-progress")
                .with("ToZip", "");
    }

    void start(String ticket) throws IOException {
        socket.text("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
        socket.text("{\"event\":\"start\",\"sequenceNumber\":\"1\",\"streamSid\":\"" + streamSid + "\",\"start\":{"
                + "\"accountSid\":\"AC1\",\"callSid\":\"" + callSid + "\",\"streamSid\":\"" + streamSid + "\","
                + "\"tracks\":[\"inbound\"],\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\",\"sampleRate\":8000,"
                + "\"channels\":1},\"customParameters\":{\"ticket\":\"" + ticket + "\"}}}");
    }

    void media(String ofStream, long millis) throws IOException {
        socket.text("{\"event\":\"media\",\"sequenceNumber\":\"2\",\"streamSid\":\"" + ofStream
                + "\",\"media\":{\"track\":\"inbound\",\"chunk\":\"1\",\"timestamp\":\"" + millis + "\",\"payload\":\""
                + SILENCE + "\"}}");
    }

    void press(char key) throws IOException {
        socket.text("{\"event\":\"dtmf\",\"sequenceNumber\":\"2\",\"streamSid\":\"" + streamSid
                + "\",\"dtmf\":{\"track\":\"inbound_track\",\"digit\":\"" + key + "\"}}");
    }

    void media(long millis) throws IOException {
        media(streamSid, millis);
    }

    void stop() throws IOException {
        socket.text("{\"event\":\"stop\",\"sequenceNumber\":\"3\",\"streamSid\":\"" + streamSid + "\",\"stop\":{"
                + "\"accountSid\":\"AC1\",\"callSid\":\"" + callSid + "\"}}");
    }

    WebSocket socket() {
        return socket;
    }

    /** Reads on until the server closes; blocks. */
    Incoming.Closed closed() throws IOException {
        Incoming incoming = socket.read();
        while (!(incoming instanceof Incoming.Closed)) {
            incoming = socket.read();
        }
        return (Incoming.Closed) incoming;
    }

    @Override
    public void close() {
        socket.close();
    }
}
