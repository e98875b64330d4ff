package ai.beluga.voice.provider.mary.english;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Short forms with one reading wherever they stand, and words written in capitals that are not spelled. */
final class Abbreviations {

    private static final Map<String, String> FULL = Map.ofEntries(
            Map.entry("mr", "mister"),
            Map.entry("mrs", "missus"),
            Map.entry("ms", "miz"),
            Map.entry("dr", "doctor"),
            Map.entry("prof", "professor"),
            Map.entry("jr", "junior"),
            Map.entry("sr", "senior"),
            Map.entry("st", "street"),
            Map.entry("ave", "avenue"),
            Map.entry("blvd", "boulevard"),
            Map.entry("rd", "road"),
            Map.entry("apt", "apartment"),
            Map.entry("dept", "department"),
            Map.entry("inc", "incorporated"),
            Map.entry("ltd", "limited"),
            Map.entry("corp", "corporation"),
            Map.entry("etc", "et cetera"),
            Map.entry("vs", "versus"),
            Map.entry("approx", "approximately"),
            Map.entry("e.g", "for example"),
            Map.entry("i.e", "that is"),
            Map.entry("mon", "Monday"),
            Map.entry("tue", "Tuesday"),
            Map.entry("wed", "Wednesday"),
            Map.entry("thu", "Thursday"),
            Map.entry("fri", "Friday"),
            Map.entry("jan", "January"),
            Map.entry("feb", "February"),
            Map.entry("mar", "March"),
            Map.entry("apr", "April"),
            Map.entry("jun", "June"),
            Map.entry("jul", "July"),
            Map.entry("aug", "August"),
            Map.entry("sept", "September"),
            Map.entry("oct", "October"),
            Map.entry("nov", "November"),
            Map.entry("dec", "December"));

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("km", "kilometers"),
            Map.entry("cm", "centimeters"),
            Map.entry("mm", "millimeters"),
            Map.entry("kg", "kilograms"),
            Map.entry("mg", "milligrams"),
            Map.entry("lb", "pounds"),
            Map.entry("lbs", "pounds"),
            Map.entry("oz", "ounces"),
            Map.entry("ft", "feet"),
            Map.entry("min", "minutes"),
            Map.entry("mins", "minutes"),
            Map.entry("hr", "hours"),
            Map.entry("hrs", "hours"),
            Map.entry("sec", "seconds"),
            Map.entry("mph", "miles per hour"),
            Map.entry("gb", "gigabytes"),
            Map.entry("mb", "megabytes"),
            Map.entry("tb", "terabytes"));

    private static final Map<String, String> WEB = Map.of(
            "wifi", "why fie",
            "wi-fi", "why fie",
            "iphone", "eye phone",
            "ipad", "eye pad",
            "login", "log in",
            "signup", "sign up");

    private static final Set<String> SAID_AS_WORDS = Set.of(
            ("OK PIN NASA GIF SIM ZIP ASAP CEO AND NOT THE NO YES AN AS AT BE BY DO GO HE IF IN IS ME MY OF ON OR SO"
                            + " TO UP WE")
                    .split(" "));

    /** Dictionaries have these as words of another meaning. */
    private static final Set<String> SPELLED_ALL_THE_SAME =
            Set.of("VAT", "UPS", "USA", "LED", "IRA", "CAD", "EIN", "EST", "IDE", "ADA");

    private static final int LONGEST_SPELLED = 5;

    private Abbreviations() {}

    /** What a short form stands for, asked without its full stop. */
    static Optional<List<String>> full(String word, boolean hadFullStop) {
        String lower = word.toLowerCase(Locale.ROOT);
        String full =
                hadFullStop || Set.of("mr", "mrs", "ms", "dr", "etc", "vs").contains(lower) ? FULL.get(lower) : null;
        return Optional.ofNullable(full == null ? WEB.get(lower) : full).map(text -> List.of(text.split(" ")));
    }

    /** What a unit after a number stands for. */
    static Optional<List<String>> unit(String word) {
        return Optional.ofNullable(UNITS.get(word.toLowerCase(Locale.ROOT))).map(text -> List.of(text.split(" ")));
    }

    /** Whether a full stop behind this word ends no sentence by itself. */
    static boolean keepsFullStop(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return (FULL.containsKey(lower)
                        && !Set.of("etc", "inc", "ltd", "st", "ave", "rd").contains(lower))
                || lower.equals("no") && Character.isUpperCase(word.charAt(0)) && word.length() == 2
                || lower.length() == 1 && Character.isLetter(lower.charAt(0)) && !lower.equals("i");
    }

    /** Whether capitals may be a word all the same: what has no vowel, or has a meaning as letters, is none. */
    static boolean mayBeWord(String capitals) {
        return capitals.matches(".*[AEIOUY].*") && !SPELLED_ALL_THE_SAME.contains(capitals);
    }

    /** Whether capitals are said letter by letter. */
    static boolean spelled(String word) {
        return word.length() > 1
                && word.length() <= LONGEST_SPELLED
                && word.chars().allMatch(Character::isUpperCase)
                && !SAID_AS_WORDS.contains(word);
    }
}
