package ai.beluga.voice.phone;

/** Carries a {@link Violation} to where it is noted. */
final class ViolationException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Violation violation;

    ViolationException(int code, String what) {
        super(code + ": " + what);
        this.violation = new Violation(code, what);
    }

    Violation violation() {
        return violation;
    }
}
