package ai.beluga.voice.provider.mary.english;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as ISO 8601 writes them. */
final class Dates {

    private static final Pattern ISO = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");
    private static final int YEAR_DIGITS = 4;

    private Dates() {}

    static boolean isDate(String core) {
        return date(core).isPresent();
    }

    /** "November twenty second, twenty twenty six"; empty when it is no date. */
    static Optional<List<Token>> say(String core) {
        return date(core).map(date -> {
            List<Token> tokens =
                    new ArrayList<>(Words.words(date.getMonth().getDisplayName(TextStyle.FULL, Locale.US)));
            tokens.addAll(Words.tokens(Numbers.ordinal(Integer.toString(date.getDayOfMonth()))));
            tokens.add(Token.word(","));
            tokens.addAll(Words.tokens(Numbers.year(core.substring(0, YEAR_DIGITS))));
            return tokens;
        });
    }

    private static Optional<LocalDate> date(String core) {
        if (!ISO.matcher(core).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(core));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}
