package ai.beluga.voice.twilio.media;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What a media stream may take; beyond it, it is closed with a reason. */
@Singleton
public final class MediaKeys implements Area {

    static final Key<Duration> START_TIMEOUT = Key.duration("beluga.stream.start-timeout")
            .between(Duration.ofMillis(100), Duration.ofMinutes(1))
            .byDefault(Duration.ofSeconds(5))
            .describedAs("From the upgrade of a stream to its start message.");
    static final Key<Duration> IDLE_TIMEOUT = Key.duration("beluga.stream.media-idle-timeout")
            .between(Duration.ofMillis(500), Duration.ofMinutes(10))
            .byDefault(Duration.ofSeconds(15))
            .describedAs("A stream from which nothing came for this long is lost; Twilio sends silence, too.");
    static final Key<Duration> SEND_TIMEOUT = Key.duration("beluga.stream.send-timeout")
            .between(Duration.ofMillis(100), Duration.ofSeconds(30))
            .byDefault(Duration.ofSeconds(4))
            .describedAs("The other end must take a message within this time.");
    static final Key<Integer> MAX_MESSAGE_CHARS = Key.number("beluga.stream.max-message-chars")
            .between(1_024, 16_777_216)
            .byDefault(65_536)
            .describedAs("Longest message, all its fragments together, in characters; Twilio's have about 400.");
    static final Key<Integer> MAX_MESSAGES_PER_SECOND = Key.number("beluga.stream.max-messages-per-second")
            .between(51, 10_000)
            .byDefault(100)
            .describedAs("Messages a second on average; Twilio sends 50. What a stalled network held back"
                    + " may come at once: bursts as long as `beluga.stream.media-idle-timeout`, one minute at most.");
    static final Key<Integer> SEND_QUEUE = Key.number("beluga.stream.send-queue")
            .between(10, 10_000)
            .byDefault(200)
            .describedAs("Messages waiting to be taken by the other end.");

    @Override
    public String title() {
        return "Media streams";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                START_TIMEOUT, IDLE_TIMEOUT, SEND_TIMEOUT, MAX_MESSAGE_CHARS, MAX_MESSAGES_PER_SECOND, SEND_QUEUE);
    }
}
