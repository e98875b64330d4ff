package ai.beluga.voice.tool;

import ai.beluga.voice.tool.Confirmation.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What counts as a clear yes: words that consist of phrases of a list and of nothing else. A condition, a doubt or a question behind
 * the yes makes it none.
 */
public final class YesWords {

    /** English. */
    public static final List<String> ENGLISH = List.of(
            "yes",
            "yeah",
            "yep",
            "yes please",
            "please",
            "please do",
            "go ahead",
            "do it",
            "do that",
            "sure",
            "of course",
            "absolutely",
            "definitely",
            "correct",
            "that's right",
            "that is right",
            "that's correct",
            "that is correct",
            "i confirm",
            "yes thank you",
            "yes thanks");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");
    /** A yes is short; what is longer tells something else as well. */
    private static final int MOST_WORDS = 12;

    private final List<List<String>> phrases;

    /**
     * @param phrases each of one word or several, each a yes by itself
     * @throws IllegalArgumentException without a phrase
     */
    public YesWords(List<String> phrases) {
        this.phrases = phrases.stream().map(YesWords::words).toList();
        if (this.phrases.isEmpty() || this.phrases.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("words for yes are missing, or one of them is blank");
        }
    }

    /** There is a word in it. */
    public static boolean isPhrase(String text) {
        return !words(text).isEmpty();
    }

    /** What the caller's words mean; only a clear yes is {@link Answer#YES}. */
    public Answer judge(String said) {
        List<String> words = words(said);
        boolean clear = !said.contains("?") && !words.isEmpty() && words.size() <= MOST_WORDS;
        return clear && consistsOfPhrases(words) ? Answer.YES : Answer.OTHER;
    }

    /** One of the phrases is among these words. */
    public boolean isAmong(String text) {
        List<String> words = words(text);
        return phrases.stream().anyMatch(phrase -> contains(words, phrase));
    }

    private boolean consistsOfPhrases(List<String> words) {
        boolean[] reached = new boolean[words.size() + 1];
        reached[0] = true;
        for (int from = 0; from < words.size(); from++) {
            for (List<String> phrase : phrases) {
                int to = from + phrase.size();
                if (reached[from]
                        && to <= words.size()
                        && words.subList(from, to).equals(phrase)) {
                    reached[to] = true;
                }
            }
        }
        return reached[words.size()];
    }

    private static boolean contains(List<String> words, List<String> phrase) {
        for (int from = 0; from + phrase.size() <= words.size(); from++) {
            if (words.subList(from, from + phrase.size()).equals(phrase)) {
                return true;
            }
        }
        return false;
    }

    /** Without punctuation, white space and capitals. */
    private static List<String> words(String text) {
        String plain = text.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
        return Arrays.stream(NO_WORD.split(plain))
                .filter(word -> !word.isBlank())
                .toList();
    }
}
