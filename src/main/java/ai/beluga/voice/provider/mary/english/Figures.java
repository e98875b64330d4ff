package ai.beluga.voice.provider.mary.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that are figures: quantities, money, times, years, ranges. */
final class Figures {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?::(\\d{2}))?");
    private static final Pattern TIME_WITH_HALF = Pattern.compile("(?i)(\\d{1,2})(?::(\\d{2}))?([ap])\\.?m");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final Pattern ORDINAL = Pattern.compile("(?i)(\\d{1,6})(?:st|nd|rd|th)");
    private static final Pattern PERCENT = Pattern.compile("(.+)%");
    private static final Pattern RANGE =
            Pattern.compile("([$€£]?\\d[\\d.,:]*(?:[ap]m)?)[-–—]([$€£]?\\d[\\d.,:]*(?:[ap]m|[%€])?)");
    private static final Pattern MEASURE = Pattern.compile("(\\d[\\d,]*(?:\\.\\d+)?)(\\p{L}+)");
    private static final Pattern DECIMAL = Pattern.compile("(\\d[\\d,]*)\\.(\\d+)");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(?:,\\d{3})+|\\d+");
    private static final Pattern YEAR = Pattern.compile("1[1-9]\\d\\d|20\\d\\d");
    private static final Pattern DAY = Pattern.compile("[12]?\\d|3[01]");
    private static final int LONGEST_QUANTITY = 4;

    private Figures() {}

    static boolean isTime(String core) {
        return TIME.matcher(core).matches() || RANGE.matcher(core).matches();
    }

    /**
     * How figures are said.
     *
     * @param afterMonth the word before names a month
     * @param beforeHalf the word behind is "a.m." or "p.m."
     * @return empty when these are no figures
     */
    static Optional<List<Token>> say(String core, boolean afterMonth, boolean beforeHalf) {
        Matcher half = TIME_WITH_HALF.matcher(core);
        if (half.matches()) {
            List<Token> tokens = new ArrayList<>(Words.tokens(clock(half.group(1), half.group(2), true)));
            tokens.addAll(Letters.spell(half.group(3) + "m"));
            return Optional.of(tokens);
        }
        Matcher range = RANGE.matcher(core);
        if (range.matches()) {
            return range(range, beforeHalf);
        }
        Optional<List<Token>> date = Dates.say(core);
        if (date.isPresent()) {
            return date;
        }
        return words(core, afterMonth, beforeHalf).map(Words::tokens);
    }

    private static Optional<List<Token>> range(Matcher range, boolean beforeHalf) {
        Optional<List<Token>> from = end(range.group(1), beforeHalf);
        Optional<List<Token>> to = end(range.group(2), beforeHalf);
        return from.flatMap(first -> to.map(second -> {
            List<Token> tokens = new ArrayList<>(first);
            tokens.addAll(Words.words("to"));
            tokens.addAll(second);
            return tokens;
        }));
    }

    private static Optional<List<Token>> end(String core, boolean beforeHalf) {
        return YEAR.matcher(core).matches()
                ? say(core, false, beforeHalf)
                : quantity(core).or(() -> say(core, false, beforeHalf));
    }

    /** A whole number that has a sign or another end, and so is neither a year nor a code; empty when it is none. */
    static Optional<List<Token>> quantity(String core) {
        return WHOLE.matcher(core).matches() && !core.startsWith("0")
                ? Optional.of(Words.tokens(Numbers.cardinal(core.replace(",", ""))))
                : Optional.empty();
    }

    /** A number that stands by itself. */
    static Optional<List<String>> words(String core) {
        return words(core, false, false);
    }

    private static Optional<List<String>> words(String core, boolean afterMonth, boolean beforeHalf) {
        Matcher clock = CLOCK.matcher(core);
        if (clock.matches()) {
            return Optional.of(clock(clock.group(1), clock.group(2), beforeHalf));
        }
        Optional<List<String>> money = Money.say(core);
        if (money.isPresent()) {
            return money;
        }
        Matcher ordinal = ORDINAL.matcher(core);
        if (ordinal.matches()) {
            return Optional.of(Numbers.ordinal(ordinal.group(1)));
        }
        Matcher percent = PERCENT.matcher(core);
        if (percent.matches()) {
            return words(percent.group(1), false, false).map(number -> with(number, List.of("percent")));
        }
        Matcher measure = MEASURE.matcher(core);
        if (measure.matches()) {
            return Abbreviations.unit(measure.group(2))
                    .flatMap(unit -> number(measure.group(1)).map(number -> with(number, unit)));
        }
        if (afterMonth && DAY.matcher(core).matches()) {
            return Optional.of(Numbers.ordinal(core));
        }
        return number(core);
    }

    private static Optional<List<String>> number(String core) {
        Matcher decimal = DECIMAL.matcher(core);
        if (decimal.matches()) {
            List<String> words =
                    new ArrayList<>(Numbers.cardinal(decimal.group(1).replace(",", "")));
            words.add("point");
            words.addAll(Numbers.digits(decimal.group(2)));
            return Optional.of(words);
        }
        return WHOLE.matcher(core).matches() ? Optional.of(whole(core)) : Optional.empty();
    }

    private static List<String> whole(String core) {
        String digits = core.replace(",", "");
        if (YEAR.matcher(core).matches()) {
            return Numbers.year(digits);
        }
        boolean code = digits.length() > 1 && digits.startsWith("0")
                || digits.length() > LONGEST_QUANTITY && digits.length() == core.length() && !digits.endsWith("000");
        return code ? Numbers.digits(digits) : Numbers.cardinal(digits);
    }

    private static List<String> clock(String hours, String minutes, boolean withHalf) {
        List<String> words = new ArrayList<>(Numbers.cardinal(hours));
        if (minutes == null) {
            return words;
        }
        if (!minutes.equals("00")) {
            words.addAll(minutes.startsWith("0") ? List.of("oh") : List.of());
            words.addAll(Numbers.cardinal(minutes));
        } else if (!withHalf) {
            words.add("o'clock");
        }
        return words;
    }

    private static List<String> with(List<String> words, List<String> last) {
        List<String> all = new ArrayList<>(words);
        all.addAll(last);
        return all;
    }
}
