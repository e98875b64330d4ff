package ai.beluga.voice.turn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the digits in English words, as people dictate them: "four seven two", "double five", "twenty-nine", "472". */
final class SpokenDigits {

    private static final Set<String> UNITS =
            Set.of("zero", "oh", "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final Set<String> TEENS = Set.of(
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final Set<String> TENS =
            Set.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    /** What these add to the digit beside them. */
    private static final Map<String, Integer> MORE = Map.of("double", 1, "triple", 2, "hundred", 2, "thousand", 3);

    /** What recognisers write for a digit between digits. */
    private static final Map<String, String> SOUNDS_LIKE = Map.ofEntries(
            Map.entry("o", "oh"),
            Map.entry("o'", "oh"),
            Map.entry("to", "two"),
            Map.entry("too", "two"),
            Map.entry("for", "four"),
            Map.entry("fore", "four"),
            Map.entry("free", "three"),
            Map.entry("tree", "three"),
            Map.entry("won", "one"),
            Map.entry("a", "eight"),
            Map.entry("ate", "eight"),
            Map.entry("hate", "eight"));

    private SpokenDigits() {}

    /** What words are looked up in. Each word that adds digits is a list of its own, for it adds so many. */
    static List<Collection<String>> lists() {
        List<Collection<String>> lists = new ArrayList<>(numbers());
        lists.add(SOUNDS_LIKE.keySet());
        MORE.keySet().forEach(word -> lists.add(Set.of(word)));
        return lists;
    }

    /** Words for numbers; those of one list stand for as many digits. */
    static List<Set<String>> numbers() {
        return List.of(UNITS, TEENS, TENS);
    }

    /** Digits at the end of the words; 0 when they end with something else. */
    static int trailing(List<String> words) {
        int first = words.size();
        while (first > 0 && isDigits(words.get(first - 1))) {
            first--;
        }
        return in(words.subList(first, words.size()));
    }

    /** All digits in words that are to be a number: there "for" beside a digit is a four. */
    static int inNumber(List<String> words) {
        List<String> meant = new ArrayList<>(words);
        for (int i = 0; i < meant.size(); i++) {
            boolean besideDigit =
                    i > 0 && isDigits(meant.get(i - 1)) || i + 1 < words.size() && isDigits(words.get(i + 1));
            if (besideDigit) {
                meant.set(i, SOUNDS_LIKE.getOrDefault(words.get(i), words.get(i)));
            }
        }
        return in(meant);
    }

    /** All digits in the words. */
    static int in(List<String> words) {
        int digits = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (TENS.contains(word)) {
                boolean unitFollows = i + 1 < words.size() && UNITS.contains(words.get(i + 1));
                digits += unitFollows ? 1 : 2;
            } else {
                digits += plain(word);
            }
        }
        return digits;
    }

    private static int plain(String word) {
        if (UNITS.contains(word)) {
            return 1;
        }
        if (TEENS.contains(word)) {
            return 2;
        }
        return isFigures(word) ? word.length() : MORE.getOrDefault(word, 0);
    }

    private static boolean isDigits(String word) {
        return TENS.contains(word) || plain(word) > 0;
    }

    private static boolean isFigures(String word) {
        return word.chars().allMatch(Character::isDigit);
    }
}
