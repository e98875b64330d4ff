package ai.beluga.voice.provider.mary.english;

import java.util.List;

/**
 * A word as it stands in the text, with its punctuation, and what is said for it.
 *
 * @param tokens empty for what has no sound
 */
public record WrittenWord(String text, List<Token> tokens) {

    public WrittenWord {
        tokens = List.copyOf(tokens);
    }
}
