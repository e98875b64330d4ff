package ai.beluga.voice.phone.wire;

/** What came over a WebSocket. */
public sealed interface Incoming {

    /** A complete text message; {@code fragments} is 1 when it came in one frame. */
    record Text(String text, int fragments) implements Incoming {}

    /** A complete binary message of so many bytes. */
    record Binary(int bytes) implements Incoming {}

    /** The end: the close frame's code, or 1005 without a code, or 1006 without a close frame. */
    record Closed(int code, String reason) implements Incoming {}
}
