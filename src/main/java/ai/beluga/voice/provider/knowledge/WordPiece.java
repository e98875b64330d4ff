package ai.beluga.voice.provider.knowledge;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tokenizer of uncased BERT models: words and punctuation marks, each cut greedily into the longest pieces of the
 * vocabulary. Follows the settings in the model's {@code tokenizer.json}: lower case, no accents.
 */
final class WordPiece {

    private static final String UNKNOWN = "[UNK]";
    private static final String CONTINUED = "##";
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int mostTokens;
    private final int start;
    private final int end;
    private final int unknown;

    /** @param mostTokens a text is cut there, its two frame tokens counted */
    WordPiece(Map<String, Integer> vocabulary, int mostTokens) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.mostTokens = mostTokens;
        this.start = id("[CLS]");
        this.end = id("[SEP]");
        this.unknown = id(UNKNOWN);
    }

    /** Reads the vocabulary out of a {@code tokenizer.json}. */
    static WordPiece read(InputStream json, int mostTokens) {
        try (JsonReader reader = Json.createReader(json)) {
            JsonObject vocabulary = reader.readObject().getJsonObject("model").getJsonObject("vocab");
            Map<String, Integer> ids = HashMap.newHashMap(vocabulary.size());
            vocabulary.keySet().forEach(piece -> ids.put(piece, vocabulary.getInt(piece)));
            return new WordPiece(ids, mostTokens);
        }
    }

    /** Ids of a text, framed by the start and the end token. */
    long[] encode(String text) {
        List<Integer> ids = new ArrayList<>();
        for (String word : words(text)) {
            addPieces(word, ids);
        }
        int kept = Math.min(ids.size(), mostTokens - 2);
        long[] framed = new long[kept + 2];
        framed[0] = start;
        for (int index = 0; index < kept; index++) {
            framed[index + 1] = ids.get(index);
        }
        framed[kept + 1] = end;
        return framed;
    }

    private int id(String piece) {
        Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary has no " + piece);
        }
        return id;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(WordPiece::isKept)
                .forEach(point -> {
                    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                        flush(word, words);
                    } else if (standsAlone(point)) {
                        flush(word, words);
                        words.add(Character.toString(point));
                    } else {
                        word.appendCodePoint(point);
                    }
                });
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isKept(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> false;
            case Character.CONTROL -> Character.isWhitespace(point);
            default -> point != 0xFFFD;
        };
    }

    /** Punctuation as BERT sees it, which takes every ASCII symbol for punctuation; and CJK characters. */
    private static boolean standsAlone(int point) {
        if (point < 128) {
            return !Character.isLetterOrDigit(point);
        }
        return Character.isIdeographic(point)
                || switch (Character.getType(point)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    private void addPieces(String word, List<Integer> ids) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            ids.add(unknown);
            return;
        }
        int before = ids.size();
        int from = 0;
        while (from < word.length()) {
            int to = longestPiece(word, from);
            if (to == from) {
                ids.subList(before, ids.size()).clear();
                ids.add(unknown);
                return;
            }
            ids.add(id(piece(word, from, to)));
            from = to;
        }
    }

    private int longestPiece(String word, int from) {
        for (int to = word.length(); to > from; to--) {
            if (vocabulary.containsKey(piece(word, from, to))) {
                return to;
            }
        }
        return from;
    }

    private static String piece(String word, int from, int to) {
        String piece = word.substring(from, to);
        return from == 0 ? piece : CONTINUED + piece;
    }
}
