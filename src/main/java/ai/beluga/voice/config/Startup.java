package ai.beluga.voice.config;

import jakarta.inject.Singleton;
import java.util.List;

/** How far the start has come. Any thread may ask. */
@Singleton
public class Startup {

    private volatile State state = new State.Checking();

    /** Where the start stands. */
    public sealed interface State {

        /** Nothing is known yet. */
        record Checking() implements State {}

        /** @param part being loaded now, for people */
        record Loading(String part) implements State {}

        /** Configuration is valid and every part is loaded. */
        record Done() implements State {}

        /** @param sentences one for each fault; a person must act, and start the server again */
        record Failed(List<String> sentences) implements State {}
    }

    /** Where the start stands now. */
    public State state() {
        return state;
    }

    void reached(State next) {
        state = next;
    }
}
