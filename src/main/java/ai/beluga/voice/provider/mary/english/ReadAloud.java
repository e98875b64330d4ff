package ai.beluga.voice.provider.mary.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads text: cuts it into sentences and says how each of its words sounds. */
public final class ReadAloud {

    /** Longer ones are cut at the next comma, so that the first audio does not wait for the whole. */
    private static final int WORDS_BEFORE_COMMA_CUTS = 12;

    private static final int MOST_WORDS = 40;
    private static final Pattern PUNCTUATED =
            Pattern.compile("^((?:[\"'“‘(\\[*_`~#]|-(?!(?:US)?[$€£]?\\d))*)(.*?)([\"'”’)\\]*_`~.,!?;:…–—-]*)$");
    private static final Pattern CAPITALS = Pattern.compile("(\\p{Lu}{2,})'\\p{Lu}+|\\p{Lu}{3,}");
    private static final Set<String> LINK_SIGNS = Set.of("-", "–", "—");

    private ReadAloud() {}

    /**
     * The sentences of a text in order; together they hold every word of it.
     *
     * @param dictionary knows words in lower case; what it knows is not spelled for being written in capitals
     */
    public static List<Sentence> sentences(String text, Predicate<String> dictionary) {
        List<Piece> pieces = pieces(text);
        pieces.replaceAll(piece -> piece.withCore(withoutShouting(piece.core(), dictionary)));
        Saints.writeOut(pieces);
        Telephone.join(pieces);
        List<Sentence> sentences = new ArrayList<>();
        List<WrittenWord> words = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Piece before = i > 0 ? pieces.get(i - 1) : Piece.NONE;
            Piece after = i + 1 < pieces.size() ? pieces.get(i + 1) : Piece.NONE;
            List<Token> tokens = new ArrayList<>(Words.say(piece, before, after));
            sign(piece, after).ifPresent(sign -> tokens.add(Token.word(sign)));
            words.add(new WrittenWord(piece.written(), tokens));
            if (endsHere(piece, after, words.size())) {
                sentences.add(new Sentence(words));
                words = new ArrayList<>();
            }
        }
        if (!words.isEmpty()) {
            sentences.add(new Sentence(words));
        }
        return sentences;
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (String written : text.strip().split("\\s+")) {
            String plain = written.replace('’', '\'').replace('‘', '\'').replace('−', '-');
            Matcher matcher = PUNCTUATED.matcher(plain);
            if (LINK_SIGNS.contains(plain) || !matcher.matches()) {
                pieces.add(new Piece(written, "", LINK_SIGNS.contains(plain) ? "-" : ""));
            } else {
                pieces.add(new Piece(written, matcher.group(2), matcher.group(3)));
            }
        }
        return pieces;
    }

    /** "FREE" becomes "Free", "USB" stays. */
    private static String withoutShouting(String core, Predicate<String> dictionary) {
        return CAPITALS.matcher(core).replaceAll(match -> {
            String capitals = Optional.ofNullable(match.group(1)).orElse(match.group());
            boolean word = Abbreviations.mayBeWord(capitals) && dictionary.test(capitals.toLowerCase(Locale.ROOT));
            return word || match.group().endsWith("N'T")
                    ? match.group().charAt(0) + match.group().substring(1).toLowerCase(Locale.ROOT)
                    : match.group();
        });
    }

    private static Optional<String> sign(Piece piece, Piece after) {
        if (after == Piece.NONE || endsSentence(piece, after)) {
            return Optional.of(
                    piece.closing().contains("?") ? "?" : piece.closing().contains("!") ? "!" : ".");
        }
        boolean link = piece.core().isEmpty() && piece.closing().equals("-"); // "9 – 5" is said in one breath
        boolean gap = piece.telephone() && after.telephone();
        return gap || piece.pauses() && !link ? Optional.of(",") : Optional.empty();
    }

    private static boolean endsHere(Piece piece, Piece after, int words) {
        return endsSentence(piece, after) || words >= MOST_WORDS || words >= WORDS_BEFORE_COMMA_CUTS && piece.pauses();
    }

    private static boolean endsSentence(Piece piece, Piece after) {
        String closing = piece.closing();
        if (closing.contains("?") || closing.contains("!") || closing.contains("…")) {
            return true;
        }
        if (!closing.contains(".")) {
            return false;
        }
        if (piece.core().matches("[ap]\\.m") || Abbreviations.keepsFullStop(piece.core())) {
            return piece.core().matches("[ap]\\.m") && after.startsUpperCase();
        }
        return !piece.core().equals("e.g") && !piece.core().equals("i.e");
    }
}
