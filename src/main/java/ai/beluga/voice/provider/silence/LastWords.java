package ai.beluga.voice.provider.silence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How complete English words sound, judged by how they end. A recogniser closes whatever it gets with a full stop, so the
 * last words count more than the punctuation. The figures order the cases; they are not measured frequencies.
 */
final class LastWords {

    private static final double UNKNOWN = 0.5;
    private static final double HESITATING = 0.05;
    private static final double HANGING = 0.15;
    private static final double ENUMERATING = 0.25;
    private static final double DICTATING = 0.3;
    private static final double STATED = 0.75;
    private static final double ANSWERED = 0.85;
    private static final double ASKED = 0.9;

    /** Digits of a full telephone number, without and with its area. */
    private static final int SHORT_NUMBER_DIGITS = 7;

    private static final int LONG_NUMBER_DIGITS = 10;

    private static final Set<String> FILLERS = Set.of("um", "uh", "uhm", "er", "erm", "hm", "hmm", "well");

    /** Nobody ends with these. */
    private static final Set<String> CONNECTORS = words("""
        and or but because cause so if unless while the a an my your our their his its i i'm i'd i'll i've we're it's
        that's which than like
        """);

    /** These end questions ("who is it for?") but hardly statements. */
    private static final Set<String> OPENERS = words("""
        to for of with at in on from by about into is are was were be am will would could should can have has had want
        need me who where when what that very between
        """);

    private static final Set<String> ANSWERS = words("""
        yes yeah yep no nope okay ok sure correct right please thanks bye goodbye hello exactly
        """);

    private static final Set<String> DIGITS = words("""
        zero oh one two three four five six seven eight nine double triple
        """);

    private LastWords() {}

    /** 0 (surely goes on) to 1 (surely done); 0.5 when nothing speaks for either. */
    static double completeness(String text) {
        String spoken = text.strip().toLowerCase(Locale.ENGLISH);
        List<String> words = Arrays.stream(spoken.split("[^\\p{L}\\p{N}']+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return UNKNOWN;
        }
        String last = words.getLast();
        boolean question = spoken.endsWith("?");
        if (FILLERS.contains(last)) {
            return HESITATING;
        }
        if (CONNECTORS.contains(last) || (!question && words.size() > 1 && OPENERS.contains(last))) {
            return HANGING;
        }
        if (spoken.endsWith(",") || spoken.endsWith("-") || spoken.endsWith("…") || spoken.endsWith("...")) {
            return ENUMERATING;
        }
        return question ? ASKED : statement(spoken, words);
    }

    private static double statement(String spoken, List<String> words) {
        int digits = trailingDigits(words);
        if (digits >= 2) {
            return digits >= LONG_NUMBER_DIGITS ? ANSWERED : digits >= SHORT_NUMBER_DIGITS ? UNKNOWN : DICTATING;
        }
        if (ANSWERS.contains(words.getLast())) {
            return ANSWERED;
        }
        return spoken.endsWith(".") || spoken.endsWith("!") ? STATED : UNKNOWN;
    }

    private static int trailingDigits(List<String> words) {
        int digits = 0;
        for (String word : words.reversed()) {
            if (DIGITS.contains(word)) {
                digits++;
            } else if (word.chars().allMatch(Character::isDigit)) {
                digits += word.length();
            } else {
                break;
            }
        }
        return digits;
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
