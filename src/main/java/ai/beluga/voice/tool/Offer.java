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
        public List<String> untold() {
            return List.of();
        }
    };

    /** What may be asked for. */
    List<Tool> tools();

    /** What has become of tools and was not told yet, in words for the model; it counts as told once this turn's reply was heard. */
    List<String> tellWith(TurnId turn);

    /** The same for a reply that may never be used: it counts as told by nobody. */
    List<String> untold();
}
