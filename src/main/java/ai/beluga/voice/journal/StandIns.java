package ai.beluga.voice.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;

/**
 * Puts other words in the place of the caller's, so that decisions come out the same and the words are gone. A word of the
 * core's lists is replaced by one that is in the same lists, a number by as many other digits, any other word by a
 * made-up one. What is not part of a word stays: spaces, punctuation.
 *
 * <p>Within a turn the same word in the same place has the same stand-in, and another has another: whether a text has changed,
 * and where, can still be told. Across places and turns nothing can: who dictates a number would otherwise show which of
 * its digits are equal.
 */
final class StandIns implements Disguise {

    private static final int MOST_TRIES = 1_000;

    private final Vocabulary vocabulary;
    private final Map<Place, List<String>> met = new HashMap<>();

    /** The words of one kind that were met in one place of the turn's text. */
    private record Place(int position, String kind) {}

    StandIns(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The caller's next words are another turn's. */
    void turnOver() {
        met.clear();
    }

    /** In lower case, as the core compares it. */
    @Override
    public String text(String words) {
        StringBuilder other = new StringBuilder();
        String lower = words.toLowerCase(Locale.ROOT);
        int position = 0;
        int end = 0;
        for (MatchResult word : Vocabulary.WORD.matcher(lower).results().toList()) {
            other.append(lower, end, word.start()).append(standIn(word.group(), position++));
            end = word.end();
        }
        return other.append(lower, end, lower.length()).toString();
    }

    /** Of keys, only those that mean something by themselves can be told apart. */
    @Override
    public char key(char pressed) {
        return pressed >= '0' && pressed <= '9' ? '0' : pressed;
    }

    private String standIn(String word, int position) {
        List<String> known = vocabulary.kind(word);
        if (!known.isEmpty()) {
            return known.get(number(word, new Place(position, known.getFirst())) % known.size());
        }
        boolean digits = word.chars().allMatch(Character::isDigit);
        int number = number(word, new Place(position, digits ? "digits " + word.length() : "other"));
        // A made-up word that a list happens to hold would mean something.
        return IntStream.range(number, number + MOST_TRIES)
                .mapToObj(n -> digits ? digits(n, word.length()) : "x" + letters(n))
                .filter(made -> vocabulary.kind(made).isEmpty())
                .findFirst()
                .orElse(word.replaceAll(".", "x"));
    }

    private static String digits(int number, int length) {
        String digits = "0".repeat(length) + number;
        return digits.substring(digits.length() - length);
    }

    private int number(String word, Place place) {
        List<String> words = met.computeIfAbsent(place, none -> new ArrayList<>());
        int number = words.indexOf(word);
        if (number < 0) {
            words.add(word);
            number = words.size() - 1;
        }
        return number;
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
}
