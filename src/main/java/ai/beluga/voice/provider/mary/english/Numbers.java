package ai.beluga.voice.provider.mary.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbers in words. */
final class Numbers {

    private static final List<String> SMALL = List.of(
            "zero",
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
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> GROUPS = List.of("", "thousand", "million", "billion", "trillion");
    private static final Map<String, String> ORDINALS = Map.of(
            "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth", "nine", "ninth",
            "twelve", "twelfth");
    private static final int MOST_DIGITS = 15;

    private Numbers() {}

    /** Digits as a quantity; longer than trillions, digit by digit. */
    static List<String> cardinal(String digits) {
        if (digits.length() > MOST_DIGITS) {
            return digits(digits);
        }
        long number = Long.parseLong(digits);
        if (number == 0) {
            return List.of("zero");
        }
        List<String> words = new ArrayList<>();
        for (int group = GROUPS.size() - 1; group >= 0; group--) {
            int part = (int) (number / power(group) % 1_000);
            if (part > 0) {
                hundreds(part, words);
                if (group > 0) {
                    words.add(GROUPS.get(group));
                }
            }
        }
        return words;
    }

    /** Digits as a place in an order. */
    static List<String> ordinal(String digits) {
        List<String> words = new ArrayList<>(cardinal(digits));
        words.add(ordinalOf(words.removeLast()));
        return words;
    }

    /** Each digit for itself. */
    static List<String> digits(String digits) {
        return digits.chars().mapToObj(digit -> SMALL.get(digit - '0')).toList();
    }

    /** Four digits as a year: nineteen oh five, two thousand nine, twenty twenty-six. */
    static List<String> year(String digits) {
        int century = Integer.parseInt(digits.substring(0, 2));
        int rest = Integer.parseInt(digits.substring(2));
        if (century % 10 == 0 && rest < 10) {
            return cardinal(digits);
        }
        List<String> words = new ArrayList<>();
        hundreds(century, words);
        if (rest == 0) {
            words.add("hundred");
        } else {
            if (rest < 10) {
                words.add("oh");
            }
            hundreds(rest, words);
        }
        return words;
    }

    private static void hundreds(int number, List<String> words) {
        int rest = number;
        if (rest >= 100) {
            words.add(SMALL.get(rest / 100));
            words.add("hundred");
            rest %= 100;
        }
        if (rest >= 20) {
            words.add(TENS.get(rest / 10));
            rest %= 10;
        }
        if (rest > 0) {
            words.add(SMALL.get(rest));
        }
    }

    private static String ordinalOf(String word) {
        String irregular = ORDINALS.get(word);
        if (irregular != null) {
            return irregular;
        }
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
    }

    private static long power(int group) {
        long power = 1;
        for (int i = 0; i < group; i++) {
            power *= 1_000;
        }
        return power;
    }
}
