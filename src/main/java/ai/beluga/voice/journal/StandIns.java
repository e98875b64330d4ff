package ai.beluga.voice.journal;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;

/**
 * Puts other words in the place of those that were said, so that decisions come out the same and the words are gone. What is
 * not part of a word stays, and so do capital letters.
 */
final class StandIns implements Disguise {

    private final Vocabulary vocabulary;
    private final WordStandIns words;
    private final NumberStandIns numbers;

    StandIns(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.words = new WordStandIns(vocabulary);
        this.numbers = new NumberStandIns(vocabulary);
    }

    /** The caller's next words are another turn's. */
    void turnOver() {
        numbers.turnOver();
    }

    /** Like {@link #text} for words that the agent says from now on: what is heard may be an echo of them. */
    String agents(String clause) {
        numbers.agentSays(clause);
        try {
            return text(clause);
        } finally {
            numbers.agentSaid();
        }
    }

    @Override
    public String text(String text) {
        String source = sameInLowerCase(text) ? text : text.toLowerCase(Locale.ROOT);
        List<MatchResult> found = Vocabulary.in(source);
        List<String> plain =
                found.stream().map(word -> Vocabulary.plain(word.group())).toList();
        StringBuilder other = new StringBuilder();
        int end = 0;
        int numbersBefore = 0;
        for (int n = 0; n < plain.size(); n++) {
            String word = plain.get(n);
            if (word.isEmpty()) {
                continue;
            }
            String standIn = NumberStandIns.isOne(word)
                    ? numbers.of(word, numbersBefore++, means(plain, n))
                    : numbers.misheard(word).orElseGet(() -> words.of(word));
            String said = found.get(n).group();
            int start = found.get(n).start() + apostrophes(said);
            other.append(source, end, start);
            end = start + word.length();
            other.append(inCaseOf(source.substring(start, end), standIn));
        }
        return other.append(source, end, source.length()).toString();
    }

    /** Of keys, only those that mean something by themselves can be told apart. */
    @Override
    public char key(char pressed) {
        return pressed >= '0' && pressed <= '9' ? '0' : pressed;
    }

    /** The number may be one of a phrase, and not one of those that make up a longer number. */
    private boolean means(List<String> words, int at) {
        String word = words.get(at);
        boolean among =
                (at > 0 && isNumber(words.get(at - 1))) || (at + 1 < words.size() && isNumber(words.get(at + 1)));
        String next = at + 1 < words.size() ? words.get(at + 1) : "";
        boolean inPhrase = vocabulary.isOfPhrase(word) && next.length() > 1 && vocabulary.isOfPhrase(next);
        return !isNumber(word) || (!among && (inPhrase || vocabulary.isPhrase(word)));
    }

    private static boolean isNumber(String word) {
        return NumberStandIns.isOne(word) && (word.length() > 1 || Character.isDigit(word.charAt(0)));
    }

    /** A few letters are more than one in lower case, of which some belong to no word: then the case is given up. */
    private static boolean sameInLowerCase(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() == text.length()
                && Vocabulary.in(text).stream()
                        .map(MatchResult::start)
                        .toList()
                        .equals(Vocabulary.in(lower).stream()
                                .map(MatchResult::start)
                                .toList());
    }

    /** How many stand before the word. */
    private static int apostrophes(String said) {
        int first = 0;
        while (first < said.length() && (said.charAt(first) == '\'' || said.charAt(first) == '’')) {
            first++;
        }
        return first;
    }

    /** Letter for letter; letters beyond the word's last are like that. */
    private static String inCaseOf(String said, String standIn) {
        StringBuilder other = new StringBuilder(standIn);
        for (int n = 0; n < standIn.length(); n++) {
            if (Character.isUpperCase(said.charAt(Math.min(n, said.length() - 1)))) {
                other.setCharAt(n, Character.toUpperCase(standIn.charAt(n)));
            }
        }
        return other.toString();
    }
}
