package ai.beluga.voice.phone;

/** An expectation of the scenario was not met. */
final class ScriptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScriptFailure(String message) {
        super(message);
    }
}
