package ai.beluga.voice.twilio.media;

import ai.beluga.voice.twilio.StreamFailed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of this node, by Twilio's name of them. */
@Singleton
class OpenStreams {

    private final Map<String, MediaConnection> open = new ConcurrentHashMap<>();

    void add(String sid, MediaConnection connection) {
        open.put(sid, connection);
    }

    void remove(String sid, MediaConnection connection) {
        open.remove(sid, connection);
    }

    /** Twilio's word may come half a minute before the socket breaks. */
    void failed(@Observes StreamFailed failure) {
        Optional.ofNullable(open.get(failure.streamSid())).ifPresent(MediaConnection::failed);
    }
}
