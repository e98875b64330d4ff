package ai.beluga.voice.simulator.realtime;

/**
 * One item as the model remembers it.
 *
 * @param role {@code user}, {@code assistant}, {@code system}, {@code call} or {@code result}
 * @param text of an answer that was cut, the words whose sound it still has
 */
public record Memory(String itemId, String role, String text) {

    @Override
    public String toString() {
        return role + ": " + text;
    }
}
