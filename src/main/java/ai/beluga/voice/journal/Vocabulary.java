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
 * The words that decisions tell apart, and which they do not: two words are of one kind when they are in the same lists. A
 * word of a phrase of several words is a kind of its own, because the phrase is only found with that very word in it.
 */
final class Vocabulary {

    /** What the core takes for a word, in lower case. */
    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'’]+");

    /** A letter alone is spelled. */
    private static final List<String> LETTERS = List.of("bcdefghjklmnopqrstuvwxyz".split(""));

    private final Map<String, List<String>> kinds = new HashMap<>();

    /** @param lists of words or phrases */
    Vocabulary(Collection<? extends Collection<String>> lists) {
        Map<String, Set<String>> marks = new TreeMap<>();
        int list = 0;
        for (Collection<String> entries : lists) {
            String inThisList = "list " + list++;
            for (String entry : entries) {
                List<String> words = words(entry);
                words.forEach(word -> marks.computeIfAbsent(word, unknown -> new TreeSet<>())
                        .add(words.size() == 1 ? inThisList : "the word " + word));
            }
        }
        Map<Set<String>, List<String>> alike = new HashMap<>();
        marks.forEach((word, mark) ->
                alike.computeIfAbsent(mark, none -> new ArrayList<>()).add(word));
        alike.values().forEach(words -> words.forEach(word -> kinds.put(word, words)));
    }

    /** The words that decisions under these settings tell apart: those of the core's lists, and all that the settings hold. */
    static Vocabulary of(TurnSettings settings) {
        List<Collection<String>> lists = new ArrayList<>(WordLists.all());
        lists.add(LETTERS);
        collect(settings, lists);
        return new Vocabulary(lists);
    }

    private static void collect(Object value, List<Collection<String>> lists) {
        if (value.getClass().isRecord()) {
            Types.components(value.getClass()).forEach(component -> collect(component.of(value), lists));
        } else if (value instanceof Collection<?> values) {
            lists.add(values.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList());
            values.forEach(inner -> collect(inner, lists));
        } else if (value instanceof Map<?, ?> values) {
            values.values().forEach(inner -> collect(inner, lists));
        } else if (value instanceof String text) {
            lists.add(List.of(text));
        }
    }

    /** All words of the same kind, this one among them, in the order of the alphabet; empty for a word of no list. */
    List<String> kind(String word) {
        return kinds.getOrDefault(word.replace('’', '\''), List.of());
    }

    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
