package ai.beluga.voice.twilio.media;

import ai.beluga.voice.config.Configuration;
import java.time.Duration;

/**
 * What one stream may take.
 *
 * @param start from the upgrade to the start message
 * @param idle without any message
 * @param send for one message to be taken by the other end
 * @param messageChars of one message, all its fragments together
 * @param messagesPerSecond on average; a burst as long as {@code idle} is let through, as a stalled network catches up
 * @param queue messages waiting to be sent
 */
record MediaLimits(Duration start, Duration idle, Duration send, int messageChars, int messagesPerSecond, int queue) {

    static MediaLimits from(Configuration configuration) {
        return new MediaLimits(
                configuration.get(MediaKeys.START_TIMEOUT),
                configuration.get(MediaKeys.IDLE_TIMEOUT),
                configuration.get(MediaKeys.SEND_TIMEOUT),
                configuration.get(MediaKeys.MAX_MESSAGE_CHARS),
                configuration.get(MediaKeys.MAX_MESSAGES_PER_SECOND),
                configuration.get(MediaKeys.SEND_QUEUE));
    }
}
