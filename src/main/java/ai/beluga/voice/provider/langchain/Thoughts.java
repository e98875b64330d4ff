package ai.beluga.voice.provider.langchain;

/**
 * Takes out of a reply what a reasoning model thinks before it speaks: {@code <think>…</think>} at the beginning, however
 * the stream cuts it. Called in order, by one thread at a time.
 */
final class Thoughts {

    private static final String BEGIN = "<think>";
    private static final String END = "</think>";

    private final StringBuilder held = new StringBuilder();
    private State state = State.BEFORE;

    private enum State {
        BEFORE,
        THINKING,
        SPEAKING
    }

    /** What of the reply up to here can be spoken and was not yet returned; may be empty. */
    String without(String chunk) {
        if (state == State.SPEAKING) {
            return chunk;
        }
        held.append(chunk);
        while (step()) {
            // As many thoughts as there are.
        }
        return state == State.SPEAKING ? rest() : "";
    }

    /** At the end of the reply: what was held back because it might have become thoughts. */
    String rest() {
        String rest = state == State.THINKING ? "" : held.toString();
        held.setLength(0);
        return rest;
    }

    private boolean step() {
        return switch (state) {
            case BEFORE -> begin();
            case THINKING -> end();
            case SPEAKING -> false;
        };
    }

    private boolean begin() {
        held.replace(0, held.length(), held.toString().stripLeading());
        if (BEGIN.startsWith(held.toString())) {
            return held.length() == BEGIN.length() && think();
        }
        return held.indexOf(BEGIN) == 0 ? think() : speak();
    }

    private boolean think() {
        held.delete(0, BEGIN.length());
        state = State.THINKING;
        return true;
    }

    private boolean speak() {
        state = State.SPEAKING;
        return false;
    }

    private boolean end() {
        int at = held.indexOf(END);
        if (at < 0) {
            held.delete(0, Math.max(0, held.length() - END.length()));
            return false;
        }
        held.delete(0, at + END.length());
        state = State.BEFORE;
        return true;
    }
}
