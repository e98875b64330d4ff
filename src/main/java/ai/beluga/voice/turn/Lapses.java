package ai.beluga.voice.turn;

/** What went wrong in a row between caller and agent: silences, replies that failed, words that were not understood. */
final class Lapses {

    private static final int MOST_NOT_UNDERSTOOD = 2;

    private final int mostFailures;
    private int silences;
    private int failures;
    private int notUnderstood;

    /** @param mostFailures replies that fail in a row until none is worth trying */
    Lapses(int mostFailures) {
        this.mostFailures = mostFailures;
    }

    /** The agent's answer was heard, at least in part. */
    void answered() {
        failures = 0;
    }

    /** The caller said something that was understood. */
    void understood() {
        silences = 0;
        notUnderstood = 0;
    }

    /** A reply failed; {@code true} when it is not worth trying again. */
    boolean failedTooOften() {
        failures++;
        return failures >= mostFailures;
    }

    /** The caller is silent; {@code true} when the caller was asked {@code reprompts} times before. */
    boolean silentTooLong(int reprompts) {
        silences++;
        return silences > reprompts;
    }

    /** The caller was not understood; {@code true} when the caller may be told so once more. */
    boolean mayAskAgain() {
        notUnderstood++;
        return notUnderstood <= MOST_NOT_UNDERSTOOD;
    }
}
