package ai.beluga.voice.twilio.media;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.session.Switchboard;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.websocket.Session;

/** Where the sockets of streams come in, whatever path they took. */
@Singleton
public class MediaDoor {

    private static final int BYTES_PER_CHAR = 4;

    private final Configuration configuration;
    private final MediaConnection.Surroundings surroundings;

    @Inject
    MediaDoor(
            Configuration configuration,
            Switchboard switchboard,
            OpenStreams open,
            ManagedExecutorService executor,
            Timers timers,
            Ticker ticker) {
        this.configuration = configuration;
        this.surroundings = new MediaConnection.Surroundings(switchboard, open, executor, timers, ticker);
    }

    /** Takes a socket that was just opened. The server itself has no limits by default. */
    public MediaConnection open(Session session, Admission admission) {
        MediaLimits limits = MediaLimits.from(configuration);
        session.setMaxTextMessageBufferSize(limits.messageChars() * BYTES_PER_CHAR);
        session.setMaxBinaryMessageBufferSize(limits.messageChars());
        session.setMaxIdleTimeout(0);
        MediaConnection connection = new MediaConnection(new SocketPeer(session), admission, limits, surroundings);
        connection.opened();
        return connection;
    }
}
