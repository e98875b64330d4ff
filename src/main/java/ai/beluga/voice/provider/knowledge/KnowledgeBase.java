package ai.beluga.voice.provider.knowledge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All sections with their meanings; finds the one that answers a question. Immutable after it was made. */
final class KnowledgeBase {

    /** Weight of shared words beside likeness of meaning; together with {@link #ENOUGH} chosen on the questions of docs/agents.md. */
    private static final double SHARED_WORDS = 0.25;
    /** A section with less does not answer the question. */
    static final double ENOUGH = 0.46;

    private final Embedder embedder;
    private final List<Indexed> sections;
    private final Map<String, Double> rarity = new HashMap<>();
    private final double unseen;

    /** @param sections at least one */
    KnowledgeBase(List<Section> sections, Embedder embedder) {
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("knowledge needs a section");
        }
        this.embedder = embedder;
        this.sections =
                sections.stream().map(section -> Indexed.of(section, embedder)).toList();
        Map<String, Integer> holders = new HashMap<>();
        this.sections.forEach(section -> section.words().forEach(word -> holders.merge(word, 1, Integer::sum)));
        holders.forEach((word, count) -> rarity.put(word, rarity(count)));
        this.unseen = rarity(0);
    }

    /**
     * A section and how well it fits a question.
     *
     * @param meanings of its sentences, in their order
     * @param score likeness plus a share of the words in common, about 0..1.25
     */
    record Found(Section section, List<Embedding> meanings, double score) {

        boolean isEnough() {
            return score >= ENOUGH;
        }
    }

    /**
     * @param meanings of its sentences, each under the topic
     * @param whole meanings of the topic alone and of all together
     */
    private record Indexed(Section section, Set<String> words, List<Embedding> meanings, List<Embedding> whole) {

        static Indexed of(Section section, Embedder embedder) {
            Set<String> words = new HashSet<>(Words.content(section.topic()));
            section.sentences().forEach(sentence -> words.addAll(Words.content(sentence)));
            String under = section.topic() + ". ";
            return new Indexed(
                    section,
                    Set.copyOf(words),
                    section.sentences().stream()
                            .map(sentence -> embedder.embed(under + sentence))
                            .toList(),
                    List.of(
                            embedder.embed(section.topic()),
                            embedder.embed(under + String.join(" ", section.sentences()))));
        }

        double likeness(Embedding question) {
            return Stream.concat(meanings.stream(), whole.stream())
                    .mapToDouble(question::likeness)
                    .max()
                    .orElseThrow();
        }
    }

    /** Headings in the order of the files, without what is blank. */
    List<String> topics() {
        return sections.stream()
                .map(indexed -> indexed.section().topic())
                .map(topic -> topic.contains(":") ? topic.substring(0, topic.indexOf(':')) : topic)
                .filter(topic -> !topic.isBlank())
                .distinct()
                .toList();
    }

    /** The section that fits best, whether or not that is enough. */
    Found best(String question) {
        Embedding meaning = embedder.embed(question);
        Set<String> words = Words.content(question);
        return sections.stream()
                .map(indexed -> new Found(indexed.section(), indexed.meanings(), score(indexed, meaning, words)))
                .max(Comparator.comparingDouble(Found::score))
                .orElseThrow();
    }

    /** How near a question is to a section, words in common counted. */
    double likeness(String question, Section section) {
        Embedding meaning = embedder.embed(question);
        Set<String> words = Words.content(question);
        return sections.stream()
                .filter(indexed -> indexed.section().equals(section))
                .mapToDouble(indexed -> score(indexed, meaning, words))
                .max()
                .orElse(0);
    }

    private double score(Indexed indexed, Embedding meaning, Set<String> words) {
        return indexed.likeness(meaning) + SHARED_WORDS * shared(words, indexed.words());
    }

    /** The share of the question's words a section holds, rare words counting more. */
    private double shared(Set<String> question, Set<String> section) {
        double all = question.stream().mapToDouble(this::rarityOf).sum();
        double held = question.stream()
                .filter(section::contains)
                .mapToDouble(this::rarityOf)
                .sum();
        return all == 0 ? 0 : held / all;
    }

    private double rarityOf(String word) {
        return Optional.ofNullable(rarity.get(word)).orElse(unseen);
    }

    private double rarity(int holders) {
        return Math.log(1 + sections.size() / (0.5 + holders));
    }
}
