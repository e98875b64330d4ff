package ai.beluga.voice.turn;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How words sound, as far as their letters tell: a symbol a consonant, and one a row of vowels. Made for English, and rough: it
 * is there to compare two texts that a recogniser may make of the same sound.
 */
final class RoughSounds {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** The first that fits counts; other letters are their own sound. */
    private static final List<Rule> RULES = List.of(
            new Rule("^[kg](?=n)|^w(?=r)|(?<=m)b$|(?<=[aeiou])gh|['’]", ""),
            new Rule("(.)(?=\\1)", ""),
            new Rule("tch|ch|dge?|j", "C"),
            new Rule("sh|ti(?=on)", "S"),
            new Rule("th", "T"),
            new Rule("ph", "f"),
            new Rule("wh", "w"),
            new Rule("ck|c(?![eiy])|q", "k"),
            new Rule("c", "s"),
            new Rule("x", "ks"),
            new Rule("ng$", "N"),
            new Rule("y(?=[aeiou])", "j"),
            // Nothing but a long vowel, or silent.
            new Rule("(?<=[aeiou])[hw](?![aeiou])|(?<=[aeiouy][^aeiouy]{1,2})e$", ""),
            new Rule("[eiy][aeiouy]*", "i"),
            new Rule("[aou][aeiouy]*", "a"));

    private static final String VOWELS = "ia";
    /** Come and go without anybody noticing. */
    private static final String FAINT = "hjwr";

    /** Where in the mouth a consonant is made, and how. */
    private static final Map<Character, String> MADE = Map.ofEntries(
            Map.entry('p', "lips stop"),
            Map.entry('b', "lips stop"),
            Map.entry('m', "lips nose"),
            Map.entry('f', "lips hiss"),
            Map.entry('v', "lips hiss"),
            Map.entry('w', "lips glide"),
            Map.entry('T', "teeth hiss"),
            Map.entry('t', "teeth stop"),
            Map.entry('d', "teeth stop"),
            Map.entry('n', "teeth nose"),
            Map.entry('s', "teeth hiss"),
            Map.entry('z', "teeth hiss"),
            Map.entry('l', "teeth glide"),
            Map.entry('r', "teeth glide"),
            Map.entry('S', "palate hiss"),
            Map.entry('C', "palate hiss"),
            Map.entry('j', "palate glide"),
            Map.entry('k', "back stop"),
            Map.entry('g', "back stop"),
            Map.entry('N', "back nose"),
            Map.entry('h', "back glide"));

    private static final double NEAR = 0.25;
    private static final double HALF = 0.5;
    private static final double OTHER = 1;

    private RoughSounds() {}

    private record Rule(Pattern letters, String sound) {
        Rule(String letters, String sound) {
            this(Pattern.compile(letters), sound);
        }
    }

    /** The symbols of all words, one after the other. */
    static String of(List<String> words) {
        StringBuilder sounds = new StringBuilder();
        words.forEach(word -> add(word, sounds));
        return sounds.toString();
    }

    private static void add(String word, StringBuilder sounds) {
        String letters = ACCENTS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        int at = 0;
        while (at < letters.length()) {
            int next = at + 1;
            String sound = letters.substring(at, next);
            for (Rule rule : RULES) {
                Matcher here = rule.letters()
                        .matcher(letters)
                        .useAnchoringBounds(false)
                        .useTransparentBounds(true)
                        .region(at, letters.length());
                if (here.lookingAt() && here.end() > at) {
                    sound = rule.sound();
                    next = here.end();
                    break;
                }
            }
            sounds.append(sound);
            at = next;
        }
    }

    /**
     * What it costs to hear one for the other: 0 for the same, up to 1 for each sound that is another, too much or missing.
     * Vowels, faint consonants and those at the ends cost less: they are lost first on a line.
     */
    static double distance(String heard, String meant) {
        double[] row = new double[meant.length() + 1];
        for (int j = 1; j < row.length; j++) {
            row[j] = row[j - 1] + alone(meant, j - 1, true);
        }
        for (int i = 1; i <= heard.length(); i++) {
            double diagonal = row[0];
            row[0] += alone(heard, i - 1, true);
            for (int j = 1; j < row.length; j++) {
                boolean atTheEnd = j == meant.length();
                double either = Math.min(
                        row[j] + alone(heard, i - 1, atTheEnd), row[j - 1] + alone(meant, j - 1, i == heard.length()));
                double changed = diagonal + instead(heard.charAt(i - 1), meant.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(either, changed);
            }
        }
        return row[meant.length()];
    }

    private static double alone(String sounds, int at, boolean edge) {
        char sound = sounds.charAt(at);
        boolean faint = isVowel(sound) || FAINT.indexOf(sound) >= 0;
        return (faint ? HALF : OTHER) * (edge ? HALF : 1);
    }

    private static double instead(char heard, char meant) {
        if (heard == meant) {
            return 0;
        }
        if (isVowel(heard) || isVowel(meant)) {
            return isVowel(heard) && isVowel(meant) ? NEAR : OTHER;
        }
        String[] one = MADE.getOrDefault(heard, heard + " " + heard).split(" ");
        String[] other = MADE.getOrDefault(meant, meant + " " + meant).split(" ");
        boolean place = one[0].equals(other[0]);
        boolean manner = one[1].equals(other[1]);
        return place && manner ? NEAR : place || manner ? HALF : OTHER;
    }

    private static boolean isVowel(char sound) {
        return VOWELS.indexOf(sound) >= 0;
    }
}
