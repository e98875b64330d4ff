package ai.beluga.voice.twilio.media;

/** A message that cannot be what Twilio sends; the text says why, without quoting it. */
final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedMessageException(String message) {
        super(message);
    }
}
