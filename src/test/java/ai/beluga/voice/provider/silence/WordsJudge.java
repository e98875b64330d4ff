package ai.beluga.voice.provider.silence;

/** What the turn detector {@code silence} makes of words, for scripts. */
public final class WordsJudge {

    private WordsJudge() {}

    /** How likely a caller who said this is done, 0..1. */
    public static double completeness(String words) {
        return LastWords.completeness(words);
    }
}
