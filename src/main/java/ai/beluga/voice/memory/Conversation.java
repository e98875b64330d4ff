package ai.beluga.voice.memory;

import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was said and heard in one call, oldest first. Used by one thread at a time; as long as the call may last. */
public final class Conversation {

    /** @param awaited whose words are told later, may be replaced until then and are blank before */
    private record Entry(Utterance utterance, Optional<TurnId> awaited) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Adds the newest utterance; an agent's of which nothing was heard leaves no trace. */
    public void add(Utterance utterance) {
        if (!utterance.text().isBlank()) {
            entries.add(new Entry(utterance, Optional.empty()));
        }
    }

    /** The caller has said something with which this turn ended; the words come later and belong here. */
    public void awaitCaller(TurnId turn) {
        entries.add(new Entry(Utterance.caller(""), Optional.of(turn)));
    }

    /** These are the words with which this turn ended; without {@link #awaitCaller} nothing happens. */
    public void callerSaid(TurnId turn, String words) {
        entries.replaceAll(entry -> entry.awaited().filter(turn::equals).isPresent()
                ? new Entry(Utterance.caller(words), entry.awaited())
                : entry);
    }

    /** The caller goes on with a turn that was taken for over: its words come again with the rest. */
    public void withdrawCaller() {
        for (int index = entries.size() - 1; index >= 0; index--) {
            if (entries.get(index).utterance().speaker() == Speaker.CALLER) {
                entries.remove(index);
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
        for (int index = entries.size() - 1; index >= 0; index--) {
            Entry entry = entries.get(index);
            if (entry.utterance() == was) {
                entries.set(index, new Entry(is, entry.awaited()));
                return true;
            }
        }
        return false;
    }

    /** {@code true} when the caller spoke last. */
    public boolean endsWithCaller() {
        return !entries.isEmpty() && entries.getLast().utterance().speaker() == Speaker.CALLER;
    }

    /** All utterances whose words are known, as a copy. */
    public List<Utterance> utterances() {
        return known(entries.stream());
    }

    /** The same without what the caller said before this turn was asked, where that is awaited or came late. */
    public List<Utterance> utterancesBut(TurnId turn) {
        return known(entries.stream()
                .filter(entry -> entry.awaited().filter(turn::equals).isEmpty()));
    }

    private static List<Utterance> known(Stream<Entry> some) {
        return some.map(Entry::utterance)
                .filter(utterance -> !utterance.text().isBlank())
                .toList();
    }
}
