package ai.beluga.voice.agent;

import ai.beluga.voice.speech.fallback.Deadline;
import java.util.regex.Pattern;

/** Until a clause is whole the caller hears nothing, however many words there are: more are owed in time. */
final class FirstClause {

    /** Where words can be parted: what stands before it can be spoken. */
    private static final Pattern END = Pattern.compile("[.!?;:,…](\\s|$)|\\R");

    private final Deadline words;
    private boolean whole;

    FirstClause(Deadline words) {
        this.words = words;
    }

    /** More words came; {@code wanted} when somebody waits for them. */
    synchronized void add(String text, boolean wanted) {
        if (whole) {
            return;
        }
        whole = END.matcher(text).find();
        if (whole) {
            words.stop();
        } else if (wanted) {
            words.start();
        }
    }

    synchronized boolean isWhole() {
        return whole;
    }
}
