package ai.beluga.voice.matrix;

import java.util.List;

/**
 * How a call in trouble went.
 *
 * @param silenceMillis the longest the caller heard, and where
 * @param switchedTo which engines took over, in order
 * @param atFault whom the record names, and how it failed
 * @param nextAnswered whether the next question was answered rightly
 * @param problems what must not be, in words; empty when all is well
 */
public record Outcome(
        Cell cell,
        long silenceMillis,
        String silentWhere,
        String switchedTo,
        String atFault,
        boolean nextAnswered,
        List<String> problems) {

    /** The head of a table of outcomes. */
    public static final String HEAD = "| port | trouble | from when on | longest silence | taken over by | at fault |"
            + " next question answered | wrong |\n|---|---|---|---|---|---|---|---|";

    /** Most a caller bears. */
    public static final long BEARABLE_MILLIS = 3_000;

    public boolean isWell() {
        return problems.isEmpty();
    }

    /** A row of the table. */
    public String row() {
        return "| %s | %s | %s | %d ms %s | %s | %s | %s | %s |"
                .formatted(
                        cell.port(),
                        cell.trouble().name().toLowerCase(java.util.Locale.ROOT),
                        cell.moment(),
                        silenceMillis,
                        silentWhere,
                        switchedTo,
                        atFault,
                        nextAnswered ? "yes" : "no",
                        String.join("; ", problems));
    }
}
