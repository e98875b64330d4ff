package ai.beluga.voice.provider.mary.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sums of money, whichever side the sign stands on, and words of a sum that stand apart. */
final class Money {

    private static final Pattern SUM = Pattern.compile("(?:US)?([$€£])(\\d[\\d,]*)(?:\\.(\\d+))?(k|K|m|M|bn|B)?");
    private static final Pattern SIGN_LAST = Pattern.compile("(\\d[\\d,]*(?:\\.\\d+)?)([$€£])");
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    /** "5,50" is no group of thousands. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(\\d+),(\\d{2})(?!\\d)");

    private static final Pattern SIGN = Pattern.compile("[$€£]");
    private static final Pattern GREAT = Pattern.compile("(?i)thousand|million|billion|trillion");
    private static final Map<String, String> CURRENCIES = Map.of("$", "dollar", "€", "euro", "£", "pound");
    private static final Map<String, String> SHORT_GREAT =
            Map.of("k", "thousand", "K", "thousand", "m", "million", "M", "million", "bn", "billion", "B", "billion");
    private static final int CENTS = 2;

    private Money() {}

    static boolean isSum(String core) {
        return SUM.matcher(core).matches() || SIGN_LAST.matcher(core).matches();
    }

    /** How a sum in one word is said; empty when it is none. */
    static Optional<List<String>> say(String core) {
        Matcher sum = SUM.matcher(signFirst(core));
        return sum.matches() ? Optional.of(words(sum)) : Optional.empty();
    }

    /** In "$5 million" and "20 €" the last word tells the currency, and the one before leaves it out. */
    static Optional<List<String>> sayInParts(String core, String before, String after) {
        if (GREAT.matcher(after).matches() && isSum(core)) {
            return Figures.words(signFirst(core).replaceFirst("^(?:US)?[$€£]", ""));
        }
        String said = before.replaceFirst("^-", "");
        if (GREAT.matcher(core).matches() && isSum(said)) {
            return Optional.of(List.of(core, currency(signFirst(said)) + "s"));
        }
        if (AMOUNT.matcher(core).matches() && SIGN.matcher(after).matches()) {
            return say(after + core).map(words -> words.subList(0, words.size() - 1));
        }
        if (SIGN.matcher(core).matches() && AMOUNT.matcher(said).matches()) {
            return say(core + said).map(words -> words.subList(words.size() - 1, words.size()));
        }
        return Optional.empty();
    }

    private static String signFirst(String core) {
        Matcher last = SIGN_LAST.matcher(core);
        String first = last.matches() ? last.group(2) + last.group(1) : core;
        Matcher comma = DECIMAL_COMMA.matcher(first);
        return comma.find() && comma.end() == first.length() ? first.replace(',', '.') : first;
    }

    private static List<String> words(Matcher sum) {
        String whole = sum.group(2).replace(",", "");
        String fraction = Optional.ofNullable(sum.group(3)).orElse("");
        String great = Optional.ofNullable(sum.group(4)).orElse("");
        String currency = currency(sum.group(1));
        List<String> words = new ArrayList<>(Numbers.cardinal(whole));
        if (!great.isEmpty() || !fraction.isEmpty() && fraction.length() != CENTS) {
            if (!fraction.isEmpty()) {
                words.add("point");
                words.addAll(Numbers.digits(fraction));
            }
            if (!great.isEmpty()) {
                words.add(SHORT_GREAT.getOrDefault(great, ""));
            }
            words.add(currency + "s");
            return words;
        }
        words.add(whole.equals("1") ? currency : currency + "s");
        if (!fraction.isEmpty() && !fraction.equals("00")) {
            words.add("and");
            words.addAll(Numbers.cardinal(fraction));
            words.add(currency.equals("pound") ? "pence" : fraction.equals("01") ? "cent" : "cents");
        }
        return words;
    }

    private static String currency(String sum) {
        return CURRENCIES.getOrDefault(sum.replaceFirst("^US", "").substring(0, 1), "");
    }
}
