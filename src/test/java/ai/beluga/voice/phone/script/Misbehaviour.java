package ai.beluga.voice.phone.script;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Things that Twilio never does on a media socket and a server must survive. */
public enum Misbehaviour {
    /** Connects and never sends {@code start}; must be the first line, for it holds from the beginning. */
    SILENCE_BEFORE_START("silence before start"),
    /** One text message of 64 MiB. */
    HUGE_MESSAGE("huge message"),
    /** Fragments of one message that never ends. */
    ENDLESS_FRAGMENTS("endless fragments"),
    /** Announces a frame, sends half of it, and nothing more. */
    HALF_FRAME("half a frame"),
    /** Media of another stream. */
    FOREIGN_STREAM("foreign streamSid"),
    /** Media as fast as the socket takes it. */
    FRAME_FLOOD("frame flood"),
    /** A second {@code start}. */
    DUPLICATE_START("duplicate start"),
    /** A binary message. */
    BINARY_FRAME("binary frame");

    private final String words;

    Misbehaviour(String words) {
        this.words = words;
    }

    static Optional<Misbehaviour> named(String words) {
        return Arrays.stream(values()).filter(each -> each.words.equals(words)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(each -> each.words).collect(Collectors.joining(", "));
    }
}
