package ai.beluga.voice.memory;

import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import java.util.ArrayList;
import java.util.List;

/** What was said and heard in one call, oldest first. Used by one thread at a time; as long as the call may last. */
public final class Conversation {

    private final List<Utterance> utterances = new ArrayList<>();

    /** Adds the newest utterance; an agent's of which nothing was heard leaves no trace. */
    public void add(Utterance utterance) {
        if (!utterance.text().isBlank()) {
            utterances.add(utterance);
        }
    }

    /** The caller goes on with a turn that was taken for over: its words come again with the rest. */
    public void withdrawCaller() {
        for (int index = utterances.size() - 1; index >= 0; index--) {
            if (utterances.get(index).speaker() == Speaker.CALLER) {
                utterances.remove(index);
                return;
            }
        }
    }

    /**
     * More was said than an utterance tells.
     *
     * @return {@code true} when it was there, and was not taken back
     */
    @SuppressWarnings("ReferenceEquality") // the same words may have been said twice
    public boolean correct(Utterance was, Utterance is) {
        for (int index = utterances.size() - 1; index >= 0; index--) {
            if (utterances.get(index) == was) {
                utterances.set(index, is);
                return true;
            }
        }
        return false;
    }

    /** {@code true} when the caller spoke last. */
    public boolean endsWithCaller() {
        return !utterances.isEmpty() && utterances.getLast().speaker() == Speaker.CALLER;
    }

    /** All utterances, as a copy. */
    public List<Utterance> utterances() {
        return List.copyOf(utterances);
    }
}
