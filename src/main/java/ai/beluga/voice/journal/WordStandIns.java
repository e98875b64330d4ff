package ai.beluga.voice.journal;

import ai.beluga.voice.turn.WordLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A stand-in for each word of a call: one of the same kind for a word of the {@link Vocabulary}, a made-up one for any other.
 * The same word keeps its stand-in, another has another, and two words that pass for echoes of each other ("account",
 * "acount") have stand-ins that do so as well, as far as there are any.
 */
final class WordStandIns {

    private static final int MOST_TRIES = 2_000;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

    private final Vocabulary vocabulary;
    private final Map<String, String> met = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private int madeUp;

    WordStandIns(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param word in lower case */
    String of(String word) {
        String known = met.get(word);
        if (known != null) {
            return known;
        }
        String standIn = chosen(word);
        met.put(word, standIn);
        used.add(standIn);
        return standIn;
    }

    private String chosen(String word) {
        List<String> likeIt = met.keySet().stream()
                .filter(other -> WordLists.alike(word, other))
                .map(this::of)
                .toList();
        Set<String> marks = vocabulary.marks(word);
        List<String> candidates = new ArrayList<>();
        for (String candidate : (Iterable<String>) candidates(word, likeIt)
                .filter(Predicate.not(used::contains))
                .filter(candidate -> vocabulary.marks(candidate).equals(marks))
                .limit(MOST_TRIES)::iterator) {
            if (mistakes(candidate, likeIt) == 0) {
                return candidate;
            }
            candidates.add(candidate);
        }
        return candidates.stream()
                .min(Comparator.comparingLong(candidate -> mistakes(candidate, likeIt)))
                .orElseGet(() -> madeUp(false));
    }

    /** With how many words met so far the stand-in would be alike and the word is not, or the contrary. */
    private long mistakes(String candidate, List<String> likeIt) {
        long alike =
                used.stream().filter(other -> WordLists.alike(candidate, other)).count();
        long right = likeIt.stream()
                .filter(other -> WordLists.alike(candidate, other))
                .count();
        return alike - right + likeIt.size() - right;
    }

    private Stream<String> candidates(String word, List<String> likeIt) {
        List<String> kind = vocabulary.kind(word);
        if (!kind.isEmpty()) {
            // Short words are alike to none; a longer one wants a longer one.
            return kind.stream().sorted(Comparator.comparing(other -> canBeAlike(other) != canBeAlike(word)));
        }
        if (!vocabulary.marks(word).isEmpty()) {
            String squeezed = WordLists.squeezed(word);
            return IntStream.range(1, MOST_TRIES)
                    .mapToObj(more ->
                            squeezed + squeezed.substring(squeezed.length() - 1).repeat(more));
        }
        Stream<String> near = likeIt.stream().flatMap(WordStandIns::near);
        return Stream.concat(near, IntStream.range(0, MOST_TRIES).mapToObj(none -> madeUp(canBeAlike(word))));
    }

    /** All words with one letter more, less or changed, as far as they look made up. */
    private static Stream<String> near(String word) {
        Stream<String> changed = IntStream.range(1, word.length())
                .boxed()
                .flatMap(at -> letters().map(letter -> word.substring(0, at) + letter + word.substring(at + 1)));
        return Stream.concat(
                Stream.concat(letters().map(letter -> word + letter), changed),
                Stream.of(word.substring(0, word.length() - 1)));
    }

    private static Stream<String> letters() {
        return ALPHABET.chars().mapToObj(Character::toString);
    }

    private static boolean canBeAlike(String word) {
        return WordLists.alike(word, word + word.charAt(0));
    }

    /** Those that can be alike have the letters twice, so that no two of them are. */
    private String madeUp(boolean canBeAlike) {
        String letters = letters(madeUp++);
        return "x" + (canBeAlike ? letters + "y" + letters : letters);
    }

    /** {@code a} … {@code z}, {@code ba} …: a number with letters for digits. */
    static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        int left = number;
        do {
            letters.append(ALPHABET.charAt(left % ALPHABET.length()));
            left /= ALPHABET.length();
        } while (left > 0);
        return letters.toString();
    }
}
