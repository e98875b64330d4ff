package ai.beluga.voice.turn;

import java.util.List;
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

    private static final Set<String> PARTING =
            Set.of("bye", "goodbye", "thanks", "thank", "you", "too", "cheers", "nice", "day", "a", "have");

    private Backchannel() {}

    /** {@code true} when nothing in the text takes the floor; also for text without a word. */
    public static boolean matches(String text) {
        List<String> words = words(text);
        return words.size() <= MOST_WORDS && ACKNOWLEDGEMENTS.containsAll(words);
    }

    /** {@code true} when the text only answers a goodbye; also for text without a word. */
    public static boolean parts(String text) {
        return words(text).stream().allMatch(word -> ACKNOWLEDGEMENTS.contains(word) || PARTING.contains(word));
    }

    /** What words are looked up in. */
    static List<Set<String>> lists() {
        return List.of(ACKNOWLEDGEMENTS, PARTING);
    }

    private static List<String> words(String text) {
        return NOT_A_WORD
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
