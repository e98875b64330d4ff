package ai.beluga.voice.journal;

import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.WordLists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words that decisions tell apart, and which they do not: two words are of one kind when they have the same marks. A mark
 * is a list that the word is in; a list that it is in when drawn ("hmmm"); or, for a word of a phrase of several words, the
 * word itself, because the phrase is only found with that very word in it.
 */
final class Vocabulary {

    /** What the core takes for a word, in lower case. */
    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’]+");

    /** A letter alone is spelled. */
    private static final Set<String> LETTERS = Set.of("bcdefghjklmnopqrstuvwxyz".split(""));

    private final Map<String, Set<String>> marks = new TreeMap<>();
    private final Map<String, Set<String>> whenDrawn = new HashMap<>();
    private final Set<String> phrases = new TreeSet<>();
    private final Map<Set<String>, List<String>> kinds = new HashMap<>();

    /**
     * Of lists of words or phrases.
     *
     * @param exact found as they are
     * @param drawn found as they are, and as well with letters repeated
     */
    Vocabulary(Collection<? extends Collection<String>> exact, Collection<? extends Collection<String>> drawn) {
        int list = 0;
        for (Collection<String> entries : exact) {
            add("list " + list++, entries);
        }
        for (Collection<String> entries : drawn) {
            add("list " + list, entries);
            addDrawn("drawn " + list++, entries);
        }
        marks.keySet()
                .forEach(word -> kinds.computeIfAbsent(marks(word), none -> new ArrayList<>())
                        .add(word));
    }

    /** The words that decisions under these settings tell apart: those of the core's lists, and all that the settings hold. */
    static Vocabulary of(TurnSettings settings) {
        List<Collection<String>> exact = new ArrayList<>(WordLists.all());
        exact.add(LETTERS);
        List<Collection<String>> drawn = new ArrayList<>();
        collect(settings, drawn);
        return new Vocabulary(exact, drawn);
    }

    private static void collect(Object value, List<Collection<String>> lists) {
        if (value.getClass().isRecord()) {
            Types.components(value.getClass()).forEach(component -> collect(component.of(value), lists));
        } else if (value instanceof Collection<?> values) {
            lists.add(values.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList());
            values.stream().filter(inner -> !(inner instanceof String)).forEach(inner -> collect(inner, lists));
        } else if (value instanceof Map<?, ?> values) {
            values.values().forEach(inner -> collect(inner, lists));
        } else if (value instanceof String text) {
            lists.add(List.of(text));
        }
    }

    private void add(String mark, Collection<String> entries) {
        for (String entry : entries) {
            List<String> words = words(entry);
            words.forEach(word -> marks.computeIfAbsent(word, unknown -> new TreeSet<>())
                    .add(words.size() == 1 ? mark : ofPhrase(word)));
        }
    }

    private void addDrawn(String mark, Collection<String> entries) {
        for (String entry : entries) {
            List<String> words = words(entry);
            for (String word : words) {
                String squeezed = WordLists.squeezed(word);
                whenDrawn
                        .computeIfAbsent(squeezed, unknown -> new TreeSet<>())
                        .add(words.size() == 1 ? mark : "drawn " + ofPhrase(squeezed));
            }
            if (words.size() == 1) {
                phrases.add(words.getFirst());
            }
        }
    }

    private static String ofPhrase(String word) {
        return "the word " + word;
    }

    /** What decisions can tell of a word; empty for a word like any other. */
    Set<String> marks(String word) {
        Set<String> all = new TreeSet<>(marks.getOrDefault(word, Set.of()));
        all.addAll(whenDrawn.getOrDefault(WordLists.squeezed(word), Set.of()));
        return all;
    }

    /** All words of the same kind, this one among them, in the order of the alphabet; empty for a word of no list. */
    List<String> kind(String word) {
        return marks.containsKey(word) ? kinds.getOrDefault(marks(word), List.of()) : List.of();
    }

    /** {@code true} for a word of a phrase of several words. */
    boolean isOfPhrase(String word) {
        return marks.getOrDefault(word, Set.of()).contains(ofPhrase(word));
    }

    /** {@code true} for a word that alone is a phrase of the settings. */
    boolean isPhrase(String word) {
        return phrases.contains(word);
    }

    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> plain(found.group()))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A word of a text as it is compared: without apostrophes round it, and with one kind of them in it. */
    static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("^'+|'+$", "");
    }

    /** Where the words of a text are. */
    static List<MatchResult> in(String text) {
        return WORD.matcher(text).results().toList();
    }
}
