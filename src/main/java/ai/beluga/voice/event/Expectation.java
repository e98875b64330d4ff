package ai.beluga.voice.event;

/**
 * What an agent waits for after its words. A caller who dictates a number pauses between its groups; one who was asked for a
 * yes is done after it.
 *
 * @param kind of answer
 * @param digits how many digits the answer has; 0 when nobody knows, or it is no number
 */
public record Expectation(Kind kind, int digits) {

    /** Anything. */
    public static final Expectation FREE = of(Kind.FREE);

    /** A kind of answer. */
    public enum Kind {
        /** Whatever the caller wants to say. */
        FREE,
        /** A yes or a no. */
        YES_NO,
        /** Digits, in groups as people say them: a telephone, order or card number. */
        NUMBER,
        /** Where somebody lives: several parts with pauses between them. */
        ADDRESS,
        /** Letter by letter, or a mail address. */
        SPELLING
    }

    public Expectation {
        if (digits < 0 || (digits > 0 && kind != Kind.NUMBER)) {
            throw new IllegalArgumentException(digits + " digits of " + kind);
        }
    }

    public static Expectation of(Kind kind) {
        return new Expectation(kind, 0);
    }

    /** A number of so many digits. */
    public static Expectation number(int digits) {
        return new Expectation(Kind.NUMBER, digits);
    }
}
