package ai.beluga.voice.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How far recognised words are from those spoken: substitutions, deletions and insertions of the best alignment.
 *
 * @param errors of the three kinds
 * @param words spoken
 */
public record WordErrors(int errors, int words) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final List<String> SMALL = List.of(
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                            + " seventeen eighteen nineteen")
                    .split(" "));
    private static final List<String> TENS =
            List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));

    /** No words, no errors. */
    public static final WordErrors NONE = new WordErrors(0, 0);

    /** Compares without case, punctuation, and the difference between 4 and four. */
    public static WordErrors between(String spoken, String recognised) {
        List<String> wanted = words(spoken);
        return new WordErrors(distance(wanted, words(recognised)), wanted.size());
    }

    /** Both together. */
    public WordErrors plus(WordErrors other) {
        return new WordErrors(errors + other.errors, words + other.words);
    }

    /** Errors a word. */
    public double rate() {
        return (double) errors / words;
    }

    static List<String> words(String text) {
        String plain = NUMBER.matcher(text.toLowerCase(Locale.ENGLISH).replace("mr.", "mister"))
                .replaceAll(WordErrors::spoken)
                .replaceAll("[^a-z' ]", " ")
                .strip();
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" +"));
    }

    /** Up to 99 as a number, longer ones digit by digit. */
    private static String spoken(MatchResult number) {
        String digits = number.group();
        if (digits.length() > 2 || digits.startsWith("0")) {
            return digits.replaceAll("(\\d)", " $1 ")
                    .chars()
                    .mapToObj(digit -> Character.isDigit(digit) ? SMALL.get(digit - '0') : " ")
                    .reduce("", String::concat);
        }
        int value = Integer.parseInt(digits);
        if (value < 20) {
            return " " + SMALL.get(value) + " ";
        }
        String ones = value % 10 == 0 ? "" : " " + SMALL.get(value % 10);
        return " " + TENS.get(value / 10 - 2) + ones + " ";
    }

    private static int distance(List<String> wanted, List<String> got) {
        int[] row = new int[got.size() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= wanted.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= got.size(); j++) {
                int substitution = diagonal + (wanted.get(i - 1).equals(got.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[got.size()];
    }
}
