package ai.beluga.voice.config;

/** A value was asked for that is not allowed; its fault is among those reported at start. */
final class FaultyValueException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    FaultyValueException(Fault fault) {
        super(fault.sentence());
    }
}
