package ai.beluga.voice.turn;

import java.util.List;
import java.util.Locale;

/**
 * Where the words of a clause have ended at the latest, for a voice that does not tell: from where its sound begins and ends.
 * Late on purpose, so that no word counts as heard that was not: of every word it is assumed that it and those before it were
 * spoken slowly, and those after it fast. Of the last word nothing is said but that it ends with the clause. Held against the
 * word times of the embedded voice in {@code EstimatedWordsTest}; docs/measurements.md has the figures.
 */
final class WordEnds {

    /** How many times slower the beginning of a clause may be spoken than its rest. */
    static final double SPREAD = 1.4;

    /** Added to every estimate. */
    static final long MARGIN_MILLIS = 300;

    /** Words take time beyond their letters. */
    private static final double LEAST = 1.5;

    /** What a figure or a sign is in letters, spoken short and long: "2" and "seventeen", "%" and "per cent". */
    private static final double FEWEST_LETTERS = 2;

    private static final double MOST_LETTERS = 9;
    /** A speaker of ordinary pace takes so long for a letter of a word. */
    private static final double MILLIS_A_LETTER = 65;

    /** A capital among capitals may be spelled, or not. */
    private static final double MOST_LETTERS_OF_A_CAPITAL = 4;

    private WordEnds() {}

    /**
     * The estimates.
     *
     * @param words as written
     * @param begin where the sound of the clause begins, in bytes of 8 kHz mu-law
     * @param end where it ends
     * @return for each word the byte by which it has ended; never, of the last one
     */
    static long[] latest(List<String> words, long begin, long end) {
        double[] fast = new double[words.size()];
        double left = 0;
        for (int i = words.size() - 1; i >= 0; i--) {
            fast[i] = left;
            left += weight(words.get(i), FEWEST_LETTERS, 1);
        }
        long[] latest = new long[words.size()];
        double slow = 0;
        for (int i = 0; i < latest.length; i++) {
            slow += SPREAD * weight(words.get(i), MOST_LETTERS, MOST_LETTERS_OF_A_CAPITAL);
            double part = slow / (slow + fast[i]);
            latest[i] = begin + Math.round((end - begin) * part) + MARGIN_MILLIS * PlayoutLedger.BYTES_PER_MILLI;
        }
        if (latest.length > 0) {
            latest[latest.length - 1] = Long.MAX_VALUE;
        }
        return latest;
    }

    /**
     * The same where the words were told apart from their audio and some of them may have none yet: besides, each word and
     * those before it are taken to have been spoken slowly.
     */
    static long[] latestOfPart(List<String> words, long begin, long end) {
        long[] latest = latest(words, begin, end);
        double slow = 0;
        for (int i = 0; i < latest.length; i++) {
            slow += SPREAD * weight(words.get(i), MOST_LETTERS, MOST_LETTERS_OF_A_CAPITAL);
            long spoken = begin + Math.round(slow * MILLIS_A_LETTER + MARGIN_MILLIS) * PlayoutLedger.BYTES_PER_MILLI;
            latest[i] = Math.max(latest[i], spoken);
        }
        return latest;
    }

    private static double weight(String word, double figure, double capital) {
        double letters = LEAST;
        boolean spelled = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (Character.isLetter(letter)) {
                letters += spelled ? capital : 1;
            } else if (Character.isDigit(letter) || isSpoken(letter)) {
                letters += figure;
            }
        }
        return letters;
    }

    /** Punctuation is not. */
    private static boolean isSpoken(char sign) {
        return switch (Character.getType(sign)) {
            case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_SYMBOL -> true;
            default -> "%&@#/*".indexOf(sign) >= 0;
        };
    }
}
