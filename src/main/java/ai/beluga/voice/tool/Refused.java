package ai.beluga.voice.tool;

/** A tool is not called. The message is for the model: what is wrong, what is allowed; no value it was given. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }

    Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
