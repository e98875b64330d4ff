package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.turn.TurnInput;

/** What stands in a turn whose words only a model knows. */
final class AskedWords {

    private AskedWords() {}

    /** Words were spoken in the turn, and not only keys pressed. */
    static boolean areSpoken(String words) {
        return words.contains(TurnInput.Text.UNKNOWN);
    }

    /** What of a turn's words is known without the model. */
    static String known(String words) {
        return words.replace(TurnInput.Text.UNKNOWN, "").replaceAll("\\s+", " ").strip();
    }
}
