package ai.beluga.voice.provider.mary.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with a slash that stands neither for "or" nor in an address: rates, fractions, numbers. */
final class Slashes {

    private static final Map<String, String> KNOWN = Map.of(
            "and/or", "and or",
            "24/7", "twenty four seven",
            "1/2", "one half",
            "1/3", "one third",
            "2/3", "two thirds",
            "1/4", "one quarter",
            "3/4", "three quarters",
            "m/s", "meters per second");
    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:/\\d+)+");
    private static final Pattern RATE = Pattern.compile("([^/]+)/(\\p{L}+(?:/\\p{L}+)*)");
    private static final Map<String, String> TIMES = Map.ofEntries(
            Map.entry("s", "second"),
            Map.entry("sec", "second"),
            Map.entry("second", "second"),
            Map.entry("min", "minute"),
            Map.entry("minute", "minute"),
            Map.entry("h", "hour"),
            Map.entry("hr", "hour"),
            Map.entry("hour", "hour"),
            Map.entry("day", "day"),
            Map.entry("wk", "week"),
            Map.entry("week", "week"),
            Map.entry("mo", "month"),
            Map.entry("month", "month"),
            Map.entry("yr", "year"),
            Map.entry("year", "year"));

    private Slashes() {}

    /** @return empty when the word has no slash, or one that is said as in any other word */
    static Optional<List<Token>> say(String core) {
        String known = KNOWN.get(core.toLowerCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(Words.words(known));
        }
        if (NUMBERS.matcher(core).matches()) {
            return Optional.of(numbers(core.split("/")));
        }
        Matcher rate = RATE.matcher(core);
        return rate.matches() ? rate(rate.group(1), rate.group(2)) : Optional.empty();
    }

    private static List<Token> numbers(String[] numbers) {
        List<Token> tokens = new ArrayList<>();
        for (String number : numbers) {
            if (!tokens.isEmpty()) {
                tokens.addAll(Words.words("slash"));
            }
            tokens.addAll(Figures.say(number, false, false).orElseGet(List::of));
        }
        return tokens;
    }

    /** "29/month", "km/h"; but "day/night" is a choice. */
    private static Optional<List<Token>> rate(String amount, String per) {
        boolean money = Money.isSum(amount);
        boolean time = TIMES.containsKey(per.toLowerCase(Locale.ROOT));
        if (!money && !time) {
            return Optional.empty();
        }
        return Figures.say(amount, false, false)
                .or(() -> Abbreviations.unit(amount).map(Words::tokens))
                .map(tokens -> {
                    List<Token> all = new ArrayList<>(tokens);
                    for (String one : per.split("/")) {
                        all.addAll(Words.words("per"));
                        all.addAll(Words.words(TIMES.getOrDefault(one.toLowerCase(Locale.ROOT), one)));
                    }
                    return all;
                });
    }
}
