package ai.beluga.voice.tool;

import ai.beluga.voice.event.TurnId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has become of tools and the caller has not heard yet. Used by one thread at a time. */
final class Untold {

    private final List<Note> notes = new ArrayList<>();

    /**
     * @param key of the effect in the ledger, if it is one
     * @param with the turn whose reply tells it
     */
    private record Note(String words, Optional<String> key, TurnId with) {}

    /** Somebody has it to tell in this turn. */
    void add(String words, Optional<String> key, TurnId with) {
        key.ifPresent(same -> notes.removeIf(note -> note.key().equals(key)));
        notes.add(new Note(words, key, with));
    }

    /** What whoever replies in this turn has to tell. */
    List<String> tellWith(TurnId turn) {
        notes.replaceAll(note -> new Note(note.words(), note.key(), turn));
        return all();
    }

    /** The same, without a reply that tells it. */
    List<String> all() {
        return notes.stream().map(Note::words).toList();
    }

    /** Somebody else has it to tell. */
    void passOn(TurnId from, TurnId to) {
        notes.replaceAll(note -> note.with().equals(from) ? new Note(note.words(), note.key(), to) : note);
    }

    /** The reply of this turn was heard; gives the effects of which the caller knows now. */
    List<String> heard(TurnId turn) {
        List<Note> told =
                notes.stream().filter(note -> note.with().equals(turn)).toList();
        notes.removeAll(told);
        return told.stream().flatMap(note -> note.key().stream()).toList();
    }
}
