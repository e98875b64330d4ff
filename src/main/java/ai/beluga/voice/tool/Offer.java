package ai.beluga.voice.tool;

import ai.beluga.voice.event.TurnId;
import java.util.List;

/** What whoever replies is told about tools. */
public interface Offer {

    /** There are no tools. */
    Offer NONE = new Offer() {
        @Override
        public List<Tool> tools() {
            return List.of();
        }

        @Override
        public List<String> tellWith(TurnId turn) {
            return List.of();
        }

        @Override
        public void tellWith(TurnId turn, List<Note> notes) {}

        @Override
        public List<Note> untold() {
            return List.of();
        }
    };

    /**
     * What has become of a tool, for whoever replies.
     *
     * @param number no other in the call has it
     * @param words for the model
     */
    record Note(int number, String words) {
        @Override
        public String toString() {
            return "Note[" + number + "]";
        }
    }

    /** What may be asked for. */
    List<Tool> tools();

    /** What has become of tools and was not told yet, in words for the model; it counts as told once this turn's reply was heard. */
    List<String> tellWith(TurnId turn);

    /** The reply of this turn is made by somebody who knows of these: they count as told once it was heard. */
    void tellWith(TurnId turn, List<Note> notes);

    /** What has become of tools and was not told yet, for a reply that may never be used: it counts as told by nobody. */
    List<Note> untold();
}
