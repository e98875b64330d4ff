package ai.beluga.voice.event;

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

    /** The caller could not be asked or the call is over, its line was lost, or another collection took its place. */
    record GivenUp() implements DigitResult {}

    /** The keys, as far as they came. */
    default String digits() {
        return "";
    }

    /** The same with each key but {@code #} and {@code *} as a {@code 0}. */
    default DigitResult masked() {
        return switch (this) {
            case Collected collected -> new Collected(masked(collected.digits()));
            case TooFew few -> new TooFew(masked(few.digits()));
            case NoInput none -> none;
            case GivenUp none -> none;
        };
    }

    private static String masked(String digits) {
        return digits.replaceAll("[^#*]", "0");
    }
}
