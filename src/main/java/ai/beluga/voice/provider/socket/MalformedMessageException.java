package ai.beluga.voice.provider.socket;

/** A message that is not what its sender's documentation says. Never quotes it: it may hold what the caller said. */
public final class MalformedMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message);
    }
}
