package ai.beluga.voice.provider.mary.english;

import java.util.List;

/** Words said in one breath of the engine: a sentence, or a part of a long one. */
public record Sentence(List<WrittenWord> words) {

    public Sentence {
        words = List.copyOf(words);
    }

    /** Whether there is anything to say. */
    public boolean isSilent() {
        return words.stream()
                .allMatch(word -> word.tokens().stream()
                        .allMatch(token -> token.text().length() == 1 && ",.?!".contains(token.text())));
    }
}
