package ai.beluga.voice.twilio.webhook;

/** A question lacks what every question of Twilio has. */
class MissingParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingParameterException(String name) {
        super("The parameter " + name + " is missing: Twilio sends it with every request about a call.");
    }
}
