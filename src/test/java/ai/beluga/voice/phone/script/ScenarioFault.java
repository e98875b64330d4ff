package ai.beluga.voice.phone.script;

/** A scenario cannot be understood; the message names the line and what is allowed. */
public final class ScenarioFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScenarioFault(String message) {
        super(message);
    }
}
