package ai.beluga.voice.turn;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells words that only acknowledge ("mhm", "okay") from words that take the floor. */
public final class Backchannel {

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final int MOST_WORDS = 3;
    private static final Set<String> ACKNOWLEDGEMENTS = Set.of(
            "mhm", "mm", "mmm", "hmm", "hm", "uh", "huh", "um", "ah", "aha", "oh", "yeah", "yep", "yup", "yes", "ok",
            "okay", "right", "sure", "alright", "i", "see", "got", "it", "good", "great", "cool");

    private Backchannel() {}

    /** {@code true} when nothing in the text takes the floor; also for text without a word. */
    public static boolean matches(String text) {
        String[] words = NOT_A_WORD.split(text.toLowerCase(Locale.ROOT).strip());
        int count = 0;
        for (String word : words) {
            if (!word.isEmpty()) {
                count++;
                if (!ACKNOWLEDGEMENTS.contains(word)) {
                    return false;
                }
            }
        }
        return count <= MOST_WORDS;
    }
}
