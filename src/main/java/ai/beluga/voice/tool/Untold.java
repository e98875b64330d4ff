package ai.beluga.voice.tool;

import ai.beluga.voice.event.TurnId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has become of tools and the caller has not heard yet. Used by one thread at a time. */
final class Untold {

    private final List<Open> notes = new ArrayList<>();
    private int count;

    /**
     * @param key of the effect in the ledger, if it is one
     * @param with the turn whose reply tells it
     */
    private record Open(Offer.Note note, Optional<String> key, TurnId with) {
        private Open with(TurnId turn) {
            return new Open(note, key, turn);
        }
    }

    /** Somebody has it to tell in this turn. */
    void add(String words, Optional<String> key, TurnId with) {
        key.ifPresent(same -> notes.removeIf(note -> note.key().equals(key)));
        notes.add(new Open(new Offer.Note(++count, words), key, with));
    }

    /** What whoever replies in this turn has to tell. */
    List<String> tellWith(TurnId turn) {
        notes.replaceAll(note -> note.with(turn));
        return all().stream().map(Offer.Note::words).toList();
    }

    /** Whoever replies in this turn has these to tell. */
    void tellWith(TurnId turn, List<Offer.Note> these) {
        notes.replaceAll(note -> these.contains(note.note()) ? note.with(turn) : note);
    }

    /** All of it, without a reply that tells it. */
    List<Offer.Note> all() {
        return notes.stream().map(Open::note).toList();
    }

    /** Somebody else has it to tell. */
    void passOn(TurnId from, TurnId to) {
        notes.replaceAll(note -> note.with().equals(from) ? note.with(to) : note);
    }

    /** The reply of this turn was heard; gives the effects of which the caller knows now. */
    List<String> heard(TurnId turn) {
        List<Open> told =
                notes.stream().filter(note -> note.with().equals(turn)).toList();
        notes.removeAll(told);
        return told.stream().flatMap(note -> note.key().stream()).toList();
    }
}
