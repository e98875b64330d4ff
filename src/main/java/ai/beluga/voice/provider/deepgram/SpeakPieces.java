package ai.beluga.voice.provider.deepgram;

import java.util.ArrayList;
import java.util.List;

/** Cuts what is to be spoken into texts the vendor takes: at most 2,000 characters, at a sentence's end if there is one, else at a space. */
final class SpeakPieces {

    static final int MOST_CHARACTERS = 2_000;

    private SpeakPieces() {}

    /** The pieces in order; none when there is no letter or digit to speak. */
    static List<String> of(String text) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of();
        }
        List<String> pieces = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > MOST_CHARACTERS) {
            int cut = cut(rest);
            pieces.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static int cut(String text) {
        int sentence = -1;
        int space = -1;
        for (int i = 1; i <= MOST_CHARACTERS; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                space = i;
                sentence = ".!?".indexOf(text.charAt(i - 1)) >= 0 ? i : sentence;
            }
        }
        if (sentence > 0) {
            return sentence;
        }
        if (space > 0) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
    }
}
