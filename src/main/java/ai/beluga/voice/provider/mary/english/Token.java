package ai.beluga.voice.provider.mary.english;

import java.util.Optional;

/**
 * What the voice says in one go: a word, a letter, or a sign that makes it pause.
 *
 * @param text as a dictionary has it, or one of {@code , . ? !}
 * @param phones how it sounds, where spelling does not tell: SAMPA with {@code '} for stress and {@code -} between syllables
 */
public record Token(String text, Optional<String> phones) {

    static Token word(String text) {
        return new Token(text, Optional.empty());
    }

    static Token sounding(String text, String phones) {
        return new Token(text, Optional.of(phones));
    }
}
