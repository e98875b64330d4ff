package ai.beluga.voice.turn;

/** What became of a collection of keys. Never prints the keys: they may be secret. */
public sealed interface DigitResult {

    /** An answer as the rule wants it. */
    record Collected(String digits) implements DigitResult {
        @Override
        public String toString() {
            return "Collected[" + digits.length() + " keys]";
        }
    }

    /** The caller ended, or fell silent, before there were enough keys. */
    record TooFew(String digits) implements DigitResult {
        @Override
        public String toString() {
            return "TooFew[" + digits.length() + " keys]";
        }
    }

    /** No key came in time. */
    record NoInput() implements DigitResult {}

    /** The call is over, its line was lost, or another collection took its place. */
    record GivenUp() implements DigitResult {}
}
