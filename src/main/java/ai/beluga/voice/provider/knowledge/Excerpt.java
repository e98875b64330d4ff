package ai.beluga.voice.provider.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of a section is said: nobody listens to a whole page on the telephone. Sentences that hold the words that tell one
 * sentence of the section from another are enough; without such words a short section is said whole, and of a long one
 * the sentences nearest in meaning.
 */
final class Excerpt {

    private static final int SHORT_WORDS = 45;
    private static final int MOST_SENTENCES = 3;
    private static final int NEAREST_SENTENCES = 2;
    /** A sentence with less of the best one's weight is left out. */
    private static final double ALMOST_AS_GOOD = 0.7;

    private static final Set<String> REFERRING =
            Set.of("it", "they", "this", "these", "that", "those", "he", "she", "otherwise", "then");

    private final Section section;
    private final List<Embedding> meanings;
    private final List<Set<String>> words;

    /** @param meanings of the sentences, in their order */
    Excerpt(Section section, List<Embedding> meanings) {
        this.section = section;
        this.meanings = List.copyOf(meanings);
        this.words = section.sentences().stream().map(Words::content).toList();
    }

    /** @param question the caller's own words, without what was added from earlier ones */
    List<String> of(String question, Embedder embedder) {
        Map<String, Double> telling = telling(Words.content(question));
        if (!telling.isEmpty()) {
            return said(weightiest(telling));
        }
        if (Words.split(Words.plain(String.join(" ", section.sentences()))).size() <= SHORT_WORDS) {
            return section.sentences();
        }
        Embedding meaning = embedder.embed(question);
        return said(top(index -> meaning.likeness(meanings.get(index)), NEAREST_SENTENCES));
    }

    /** Words of the question that some sentences hold and others do not, with their weight. */
    private Map<String, Double> telling(Set<String> question) {
        Set<String> topic = Words.content(section.topic());
        return question.stream()
                .filter(word -> !topic.contains(word))
                .filter(word -> holders(word) > 0 && holders(word) < words.size())
                .collect(Collectors.toMap(word -> word, word -> Math.log(1.0 + words.size() / (double) holders(word))));
    }

    private long holders(String word) {
        return words.stream().filter(sentence -> sentence.contains(word)).count();
    }

    private Collection<Integer> weightiest(Map<String, Double> telling) {
        List<Double> weights = words.stream()
                .map(sentence -> sentence.stream()
                        .mapToDouble(word -> telling.getOrDefault(word, 0.0))
                        .sum())
                .toList();
        double best = weights.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        Set<Integer> good = IntStream.range(0, weights.size())
                .filter(index -> weights.get(index) >= ALMOST_AS_GOOD * best)
                .boxed()
                .collect(Collectors.toSet());
        return good.stream().sorted().limit(MOST_SENTENCES).toList();
    }

    private Collection<Integer> top(ToDoubleFunction<Integer> score, int count) {
        Map<Integer, Double> scores = IntStream.range(0, words.size())
                .boxed()
                .collect(Collectors.toMap(index -> index, score::applyAsDouble));
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** In order; a sentence that points back brings the one it points to. */
    private List<String> said(Collection<Integer> chosen) {
        Set<Integer> whole = new HashSet<>(chosen);
        for (int index : chosen) {
            for (int at = index; at > 0 && pointsBack(at); at--) {
                whole.add(at - 1);
            }
        }
        return new TreeSet<>(whole).stream().map(section.sentences()::get).toList();
    }

    private boolean pointsBack(int index) {
        List<String> said = Words.split(Words.plain(section.sentences().get(index)));
        return !said.isEmpty() && REFERRING.contains(said.getFirst());
    }
}
