package ai.beluga.voice.provider.moonshine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tokens of the Llama vocabulary as text: U+2581 is a space, {@code <0xNN>} a byte of UTF-8, the first three nothing. */
final class Vocabulary {

    private static final char SPACE = '\u2581';
    private static final int CONTROL_TOKENS = 3;

    private final List<String> pieces;

    /** @param file one piece a line, in the order of their numbers */
    Vocabulary(byte[] file) {
        this.pieces = new String(file, StandardCharsets.UTF_8).lines().toList();
    }

    int size() {
        return pieces.size();
    }

    /** The text of tokens, without space around it; numbers beyond the vocabulary mean nothing. */
    String text(List<Integer> tokens) {
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
        for (int token : tokens) {
            if (token >= CONTROL_TOKENS && token < pieces.size()) {
                utf8.writeBytes(bytes(pieces.get(token)));
            }
        }
        return utf8.toString(StandardCharsets.UTF_8).strip();
    }

    private static byte[] bytes(String piece) {
        if (piece.length() == 6 && piece.startsWith("<0x") && piece.endsWith(">")) {
            return new byte[] {(byte) Integer.parseInt(piece, 3, 5, 16)};
        }
        return piece.replace(SPACE, ' ').getBytes(StandardCharsets.UTF_8);
    }
}
