package ai.beluga.voice.provider.mary.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one written word is said, seen with its neighbours. */
final class Words {

    private static final Pattern WEB = Pattern.compile(
            "(?i)(https?://|www\\.).+|[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)*\\.(com|org|net|io|ai|dev|edu|gov|info|co\\.uk)(/.*)?");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern HALF_OF_DAY = Pattern.compile("(?i)[ap]\\.?m");
    private static final Pattern BELOW_ZERO = Pattern.compile("-(?:US)?[$€£]?\\d.*");
    private static final Pattern CHUNK =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}']*|\\d+(?:st|nd|rd|th)\\b|\\d[\\d,]*(?:\\.\\d+)?|[&+@=#%°/<>]");
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sept",
            "oct",
            "nov",
            "dec");

    private Words() {}

    static List<Token> say(Piece piece, Piece before, Piece after) {
        String core = piece.core();
        if (core.isEmpty()) {
            return piece.closing().equals("-") && before.isNumber() && after.isNumber() ? words("to") : List.of();
        }
        if (piece.telephone()) {
            return telephone(core);
        }
        if (MAIL.matcher(core).matches()) {
            return address(core);
        }
        if (WEB.matcher(core).matches()) {
            return address(core.replaceFirst("(?i)^https?://", ""));
        }
        if (HALF_OF_DAY.matcher(core).matches() && Figures.isTime(before.core())) {
            return Letters.spell(core.replace(".", ""));
        }
        if (BELOW_ZERO.matcher(core).matches()) {
            return belowZero(piece, before, after);
        }
        return Money.sayInParts(core, before.core(), after.core())
                .map(Words::tokens)
                .or(() -> shortForm(piece, before, after))
                .or(() -> Slashes.say(core))
                .or(() -> Figures.say(core, MONTHS.contains(before.core().toLowerCase(Locale.ROOT)), halfOfDay(after)))
                .orElseGet(() -> mixed(core));
    }

    private static List<Token> belowZero(Piece piece, Piece before, Piece after) {
        Piece number = piece.withCore(piece.core().substring(1));
        List<Token> tokens = new ArrayList<>(words("minus"));
        tokens.addAll(Figures.quantity(number.core()).orElseGet(() -> say(number, before, after)));
        return tokens;
    }

    private static boolean halfOfDay(Piece after) {
        return HALF_OF_DAY.matcher(after.core()).matches();
    }

    private static Optional<List<Token>> shortForm(Piece piece, Piece before, Piece after) {
        String core = piece.core();
        if (before.isNumber()) {
            Optional<List<String>> unit = Abbreviations.unit(core);
            if (unit.isPresent()) {
                return unit.map(Words::tokens);
            }
        }
        if (core.equals("No") && piece.endsWithFullStop() && after.isNumber()) {
            return Optional.of(words("number"));
        }
        return Abbreviations.full(core, piece.endsWithFullStop()).map(Words::tokens);
    }

    /** Digits one by one, with a short pause where the writer made a gap. */
    private static List<Token> telephone(String core) {
        List<Token> tokens = new ArrayList<>();
        Matcher groups = Pattern.compile("\\d+|\\+").matcher(core);
        while (groups.find()) {
            if (!tokens.isEmpty() && !tokens.getLast().text().equals("plus")) {
                tokens.add(Token.word(","));
            }
            tokens.addAll(groups.group().equals("+") ? words("plus") : tokens(Numbers.digits(groups.group())));
        }
        return tokens;
    }

    /** Web and mail addresses: words between their signs. */
    private static List<Token> address(String address) {
        List<Token> tokens = new ArrayList<>();
        Matcher parts = Pattern.compile("[A-Za-z]+|\\d+|[@./_?=&#+:-]").matcher(address.replaceFirst("/$", ""));
        while (parts.find()) {
            String part = parts.group();
            switch (part) {
                case "@" -> tokens.addAll(words("at"));
                case "." -> tokens.addAll(words("dot"));
                case "/" -> tokens.addAll(words("slash"));
                case "-" -> tokens.addAll(words("dash"));
                case "_" -> tokens.addAll(words("underscore"));
                case "+" -> tokens.addAll(words("plus"));
                case "?", "=", "&", "#", ":" -> tokens.addAll(List.of());
                default -> tokens.addAll(addressPart(part));
            }
        }
        return tokens;
    }

    private static List<Token> addressPart(String part) {
        if (Character.isDigit(part.charAt(0))) {
            return tokens(Numbers.digits(part));
        }
        boolean pronounceable = part.length() > 3
                || part.length() == 3 && part.toLowerCase(Locale.ROOT).matches(".*[aeiou].*");
        return pronounceable ? words(part) : Letters.spell(part);
    }

    /** Anything else: runs of letters, figures and signs, each read for itself. */
    private static List<Token> mixed(String core) {
        List<Token> tokens = new ArrayList<>();
        Matcher chunks = CHUNK.matcher(core);
        while (chunks.find()) {
            String chunk = chunks.group();
            boolean alone = chunk.length() == core.length();
            if (Character.isLetter(chunk.charAt(0))) {
                tokens.addAll(letters(chunk, alone));
            } else if (Character.isDigit(chunk.charAt(0))) {
                tokens.addAll(Figures.say(chunk, false, false).orElseGet(List::of));
            } else {
                tokens.addAll(tokens(sign(chunk, alone)));
            }
        }
        return tokens;
    }

    private static List<Token> letters(String word, boolean alone) {
        if (Abbreviations.spelled(word) || !alone && word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
            return Letters.spell(word);
        }
        return Letters.word(word);
    }

    private static List<String> sign(String sign, boolean alone) {
        return switch (sign) {
            case "&" -> List.of("and");
            case "+" -> List.of("plus");
            case "@" -> List.of("at");
            case "=" -> List.of("equals");
            case "%" -> List.of("percent");
            case "#" -> List.of("number");
            case "°" -> List.of("degrees");
            case "/" -> alone ? List.of("slash") : List.of("or");
            default -> List.of();
        };
    }

    static List<Token> words(String text) {
        return tokens(List.of(text.split(" ")));
    }

    static List<Token> tokens(List<String> words) {
        return words.stream().flatMap(word -> Letters.word(word).stream()).toList();
    }
}
