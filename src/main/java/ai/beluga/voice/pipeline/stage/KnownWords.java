package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.turn.TurnInput;

/** Words of a turn of which a model may have heard some that nobody else knows. */
final class KnownWords {

    private KnownWords() {}

    /** What of a turn's words is known without the model. */
    static String of(String words) {
        return words.replace(TurnInput.Text.UNKNOWN, "").replaceAll("\\s+", " ").strip();
    }

    /** Something was spoken that is not known. */
    static boolean lack(String words) {
        return words.contains(TurnInput.Text.UNKNOWN);
    }
}
