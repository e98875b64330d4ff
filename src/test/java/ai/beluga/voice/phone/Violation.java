package ai.beluga.voice.phone;

/**
 * Something the server did that Twilio would not accept.
 *
 * @param code the error Twilio would log, e.g. 31951
 * @param what a sentence
 */
public record Violation(int code, String what) {

    @Override
    public String toString() {
        return code + ": " + what;
    }
}
