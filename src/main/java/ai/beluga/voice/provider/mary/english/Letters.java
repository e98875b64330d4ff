package ai.beluga.voice.provider.mary.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words whose sound does not follow from their letters: single letters and words drawn together. */
final class Letters {

    /** As the dictionary has "a" for the article. */
    private static final Token LETTER_A = Token.sounding("A", "' EI");

    private static final Map<String, String> DRAWN_TOGETHER = Map.of(
            "don't", "' d @U n t",
            "won't", "' w @U n t",
            "can't", "' k { n t",
            "aren't", "' A r n t",
            "weren't", "' w r= n t",
            "let's", "' l E t s",
            "y'all", "' j O l",
            "o'clock", "@ - ' k l A k");

    private static final Map<String, String> ENDINGS = Map.of(
            "'m", "m",
            "'re", "r=",
            "'ve", "v",
            "'ll", "l",
            "'d", "d",
            "'s", "z");

    private Letters() {}

    /** Each letter for itself. */
    static List<Token> spell(String letters) {
        return letters.toUpperCase(Locale.ROOT)
                .codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.equals("A") ? LETTER_A : Token.word(letter))
                .toList();
    }

    /** A word with an apostrophe; others stay as they are. */
    static List<Token> word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String whole = DRAWN_TOGETHER.get(lower);
        if (whole != null) {
            return List.of(Token.sounding(word, whole));
        }
        if (lower.endsWith("n't") && word.length() > 3) {
            return List.of(Token.word(word.substring(0, word.length() - 3)), Token.sounding("n't", "@ n t"));
        }
        int apostrophe = word.indexOf('\'');
        String ending = apostrophe > 0 ? lower.substring(apostrophe) : "";
        if (ENDINGS.containsKey(ending)) {
            return ending(word.substring(0, apostrophe), ending);
        }
        String plain = word.replace("'", "");
        return plain.isEmpty() ? List.of() : List.of(Token.word(plain));
    }

    private static List<Token> ending(String stem, String ending) {
        List<Token> tokens = new ArrayList<>();
        if (stem.length() > 1 && stem.equals(stem.toUpperCase(Locale.ROOT))) {
            tokens.addAll(spell(stem));
        } else {
            tokens.add(Token.word(stem));
        }
        tokens.add(Token.sounding(ending, ENDINGS.getOrDefault(ending, "")));
        return tokens;
    }
}
