package ai.beluga.voice.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;

/**
 * Puts other words in the place of those that were said, so that decisions come out the same and the words are gone. A word of
 * the core's lists is replaced by one that is in the same lists, a number by as many other digits, any other word by a
 * made-up one. What is not part of a word stays, and so does a capital letter at its beginning.
 *
 * <p>The same word has the same stand-in throughout the call, and another has another: which texts are alike can still be told.
 * Digits, words for numbers and single letters are the exception, because equal digits of a number that is dictated
 * narrow it down: the n-th of a text keeps its stand-in only within a turn and only as the n-th.
 */
final class StandIns implements Disguise {

    private static final int MOST_TRIES = 1_000;
    private static final Set<String> NUMBERS = Set.of(
            "zero",
            "oh",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "thousand",
            "million",
            "double",
            "triple");

    private final Vocabulary vocabulary;
    private final Map<String, List<String>> ofTheCall = new HashMap<>();
    private final Map<String, List<String>> ofTheTurn = new HashMap<>();

    StandIns(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The caller's next words are another turn's. */
    void turnOver() {
        ofTheTurn.clear();
    }

    @Override
    public String text(String words) {
        StringBuilder other = new StringBuilder();
        String source = sameInLowerCase(words) ? words : words.toLowerCase(Locale.ROOT);
        int numbers = 0;
        int end = 0;
        for (MatchResult found : Vocabulary.WORD.matcher(source).results().toList()) {
            String word = found.group().toLowerCase(Locale.ROOT);
            String standIn =
                    isOfNumbers(word) ? standIn(word, ofTheTurn, numbers++ + " ") : standIn(word, ofTheCall, "");
            boolean capital = Character.isUpperCase(source.charAt(found.start()));
            other.append(source, end, found.start()).append(capital ? capitalised(standIn) : standIn);
            end = found.end();
        }
        return other.append(source, end, source.length()).toString();
    }

    /** Of keys, only those that mean something by themselves can be told apart. */
    @Override
    public char key(char pressed) {
        return pressed >= '0' && pressed <= '9' ? '0' : pressed;
    }

    /** A few letters are more than one in lower case, of which some belong to no word: then the case is given up. */
    private static boolean sameInLowerCase(String words) {
        Function<String, List<Integer>> starts = text ->
                Vocabulary.WORD.matcher(text).results().map(MatchResult::start).toList();
        return starts.apply(words).equals(starts.apply(words.toLowerCase(Locale.ROOT)));
    }

    private static boolean isOfNumbers(String word) {
        return word.length() == 1 || NUMBERS.contains(word) || word.chars().anyMatch(Character::isDigit);
    }

    private String standIn(String word, Map<String, List<String>> met, String place) {
        List<String> known = vocabulary.kind(word);
        if (!known.isEmpty()) {
            return known.get(number(word, met, place + known.getFirst()) % known.size());
        }
        boolean digits = word.chars().allMatch(Character::isDigit);
        int number = number(word, met, place + (digits ? "digits " + word.length() : "other"));
        // A made-up word that a list happens to hold would mean something.
        return IntStream.range(number, number + MOST_TRIES)
                .mapToObj(n -> digits ? digits(n, word.length()) : "x" + letters(n))
                .filter(made -> vocabulary.kind(made).isEmpty())
                .findFirst()
                .orElse("x");
    }

    private static int number(String word, Map<String, List<String>> met, String kind) {
        List<String> words = met.computeIfAbsent(kind, none -> new ArrayList<>());
        int number = words.indexOf(word);
        if (number < 0) {
            words.add(word);
            number = words.size() - 1;
        }
        return number;
    }

    private static String digits(int number, int length) {
        String digits = "0".repeat(length) + number;
        return digits.substring(digits.length() - length);
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        int left = number;
        do {
            letters.append((char) ('a' + left % 26));
            left /= 26;
        } while (left > 0);
        return letters.toString();
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
