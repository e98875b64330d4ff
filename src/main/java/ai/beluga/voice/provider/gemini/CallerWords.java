package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.function.Consumer;

/**
 * What the model understood of the caller. Text comes in pieces, without an order against anything else and without an end: it
 * counts as final when the turn that answers to it is over, or the caller speaks anew. Not thread-safe.
 */
final class CallerWords {

    private final Consumer<S2sEvent> events;
    private final StringBuilder text = new StringBuilder();
    private int utterance;
    private boolean settled = true;
    private boolean withdrawn;

    CallerWords(Consumer<S2sEvent> events) {
        this.events = events;
    }

    /** The caller begins to speak anew; what was said before is final, if without words. */
    void begin() {
        if (!withdrawn) {
            settle();
            utterance++;
        }
        withdrawn = false;
        text.setLength(0);
        settled = false;
    }

    /** The next text; what comes late still belongs to the utterance before it. */
    void add(String piece) {
        if (withdrawn) {
            return;
        }
        if (utterance == 0) {
            begin();
        }
        text.append(piece);
        tell(settled);
    }

    /** What began last was nothing: nothing is told of it, and the next begins in its place. */
    void withdraw() {
        withdrawn = true;
    }

    /** Nothing more is to be expected. */
    void settle() {
        if (!settled && !withdrawn) {
            settled = true;
            tell(true);
        }
    }

    /** {@code true} when text that comes now is of a further utterance. */
    boolean isComplete() {
        return settled && (utterance == 0 || text.length() > 0);
    }

    private void tell(boolean isFinal) {
        events.accept(new S2sEvent.CallerText(utterance, text.toString().strip(), isFinal));
    }
}
