package ai.beluga.voice.journal;

import ai.beluga.voice.turn.WordLists;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Stand-ins for digits, words for numbers and single letters. Equal digits of a number that is dictated narrow it down, so
 * they can be told apart only at the same place of a turn's texts: the n-th of a text has another stand-in when it changes.
 * Those that the agent said in its last clauses have a stand-in for themselves, all the same one, as they may be an echo.
 */
final class NumberStandIns {

    /** As many clauses as an echo is looked for in. */
    private static final int CLAUSES = 2;

    private static final int MOST_TRIES = 1_000;

    private static final List<String> LETTERS = List.of("bcdefghjklmnpqrtuvwxyz".split(""));

    private final Vocabulary vocabulary;
    private final Map<String, List<String>> ofTheTurn = new HashMap<>();
    /** What the agent said and is at a place of the caller's texts; the first such word there, as others must differ. */
    private final Map<String, String> echoes = new HashMap<>();

    private final Deque<Set<String>> clauses = new ArrayDeque<>();
    private boolean saying;

    NumberStandIns(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The caller's next words are another turn's. */
    void turnOver() {
        ofTheTurn.clear();
        echoes.clear();
    }

    /** The agent says these words from now on, and the next stand-ins are for them. */
    void agentSays(String clause) {
        clauses.add(new HashSet<>(Vocabulary.words(clause)));
        if (clauses.size() > CLAUSES) {
            clauses.remove();
        }
        saying = true;
    }

    /** The next stand-ins are for the caller's words. */
    void agentSaid() {
        saying = false;
    }

    /** {@code true} for what has its stand-in from here. */
    static boolean isOne(String word) {
        return word.codePointCount(0, word.length()) == 1
                || word.chars().anyMatch(Character::isDigit)
                || WordLists.numbers().stream().anyMatch(list -> list.contains(word));
    }

    /**
     * The stand-in.
     *
     * @param place which number of its text it is
     * @param full whether decisions may look at the word for more than its digits
     */
    String of(String word, int place, boolean full) {
        List<String> kind = full && !vocabulary.kind(word).isEmpty() ? vocabulary.kind(word) : kind(word);
        if (kind.size() == 1 || saying) {
            return kind.getLast();
        }
        String here = place + " " + kind.getFirst();
        boolean agents = clauses.stream().anyMatch(said -> said.contains(word));
        if (agents && echoes.computeIfAbsent(here, none -> word).equals(word)) {
            return kind.getLast();
        }
        List<String> met = ofTheTurn.computeIfAbsent(here, none -> new ArrayList<>());
        if (!met.contains(word)) {
            met.add(word);
        }
        return kind.get(met.indexOf(word) % (kind.size() - 1));
    }

    /** For a word that may be a misheard number of the agent's: what passes for an echo of that number's stand-in. */
    Optional<String> misheard(String word) {
        return clauses.stream()
                .flatMap(Set::stream)
                .filter(said -> WordLists.alike(word, said) && isOne(said))
                .map(said -> kind(said).getLast() + "x")
                .filter(made -> vocabulary.marks(made).equals(vocabulary.marks(word)))
                .findFirst();
    }

    private List<String> kind(String word) {
        for (Set<String> list : WordLists.numbers()) {
            if (list.contains(word)) {
                return list.stream()
                        .filter(other -> !vocabulary.isOfPhrase(other) && !vocabulary.isPhrase(other))
                        .sorted()
                        .toList();
            }
        }
        int figures = (int) word.chars().takeWhile(Character::isDigit).count();
        if (figures == 0 && word.codePointCount(0, word.length()) == 1) {
            return vocabulary.kind(word).isEmpty() ? LETTERS : vocabulary.kind(word);
        }
        boolean all = figures == word.length();
        return IntStream.range(0, MOST_TRIES)
                .mapToObj(n -> figures(n, figures) + (all ? "" : "x" + WordStandIns.letters(n)))
                .distinct()
                .filter(made -> vocabulary.marks(made).isEmpty())
                .toList();
    }

    private static String figures(int number, int length) {
        String figures = "0".repeat(length) + number;
        return figures.substring(figures.length() - length);
    }
}
