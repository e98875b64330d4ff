package ai.beluga.voice.phone;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Base64;
import java.util.Map;

/**
 * Writes the frames of one media stream as Twilio does: numbers as text, {@code sequenceNumber} from 1 at the start and
 * up by one with each frame of any kind, {@code chunk} from 1 counting media only. Not thread-safe.
 */
final class TwilioFrames {

    private final String accountSid;
    private final String callSid;
    private final String streamSid;
    private long sequence;
    private long chunk;

    TwilioFrames(String accountSid, String callSid, String streamSid) {
        this.accountSid = accountSid;
        this.callSid = callSid;
        this.streamSid = streamSid;
    }

    String connected() {
        return "{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}";
    }

    String start(Map<String, String> parameters) {
        JsonProvider json = ServerMessage.JSON;
        JsonObjectBuilder custom = json.createObjectBuilder();
        parameters.forEach(custom::add);
        return numbered("start")
                .add(
                        "start",
                        json.createObjectBuilder()
                                .add("accountSid", accountSid)
                                .add("streamSid", streamSid)
                                .add("callSid", callSid)
                                .add("tracks", json.createArrayBuilder().add("inbound"))
                                .add(
                                        "mediaFormat",
                                        json.createObjectBuilder()
                                                .add("encoding", "audio/x-mulaw")
                                                .add("sampleRate", 8000)
                                                .add("channels", 1))
                                .add("customParameters", custom))
                .add("streamSid", streamSid)
                .build()
                .toString();
    }

    String media(byte[] mulaw, long timestampMillis) {
        return media(mulaw, timestampMillis, streamSid);
    }

    /** Media of any stream; fifty a second a call, hence written by hand. */
    String media(byte[] mulaw, long timestampMillis, String stream) {
        sequence++;
        chunk++;
        return "{\"event\":\"media\",\"sequenceNumber\":\"" + sequence
                + "\",\"media\":{\"track\":\"inbound\",\"chunk\":\""
                + chunk + "\",\"timestamp\":\"" + timestampMillis + "\",\"payload\":\""
                + Base64.getEncoder().encodeToString(mulaw) + "\"},\"streamSid\":\"" + stream + "\"}";
    }

    String dtmf(String digit) {
        return numbered("dtmf")
                .add("streamSid", streamSid)
                .add(
                        "dtmf",
                        ServerMessage.JSON
                                .createObjectBuilder()
                                .add("track", "inbound_track")
                                .add("digit", digit))
                .build()
                .toString();
    }

    String mark(String name) {
        return numbered("mark")
                .add("streamSid", streamSid)
                .add("mark", ServerMessage.JSON.createObjectBuilder().add("name", name))
                .build()
                .toString();
    }

    String stop() {
        return numbered("stop")
                .add("streamSid", streamSid)
                .add(
                        "stop",
                        ServerMessage.JSON
                                .createObjectBuilder()
                                .add("accountSid", accountSid)
                                .add("callSid", callSid))
                .build()
                .toString();
    }

    private JsonObjectBuilder numbered(String event) {
        sequence++;
        return ServerMessage.JSON.createObjectBuilder().add("event", event).add("sequenceNumber", "" + sequence);
    }
}
