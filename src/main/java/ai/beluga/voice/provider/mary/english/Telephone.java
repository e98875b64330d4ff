package ai.beluga.voice.provider.mary.english;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds telephone numbers, which may be written as several words. */
final class Telephone {

    private static final Pattern PART = Pattern.compile("\\+?\\(?\\d[\\d()./-]*");
    private static final Pattern RANGE = Pattern.compile("([1-9]\\d{3,14})-([1-9]\\d{3,14})");
    private static final Pattern ROUND = Pattern.compile("\\d+00");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;

    private Telephone() {}

    /** Marks the pieces of telephone numbers. */
    static void join(List<Piece> pieces) {
        int start = 0;
        while (start < pieces.size()) {
            int end = start;
            int digits = 0;
            while (end < pieces.size() && isPart(pieces.get(end).core(), end == start)) {
                digits += digits(pieces.get(end).core());
                end++;
                if (!pieces.get(end - 1).closing().isEmpty()
                        && !pieces.get(end - 1).closing().equals(")")) {
                    break;
                }
            }
            if (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && isTelephone(pieces.subList(start, end))) {
                pieces.subList(start, end).replaceAll(Piece::ofTelephone);
            }
            start = Math.max(end, start + 1);
        }
    }

    private static boolean isPart(String core, boolean first) {
        String part = first ? core : core.replaceFirst("^-", ""); // "555 -1234"
        return PART.matcher(part).matches() && !Dates.isDate(part) && !isRange(part);
    }

    /** "10000-20000" and "2026-2027" are no telephone numbers, "5550-1234" is one. */
    private static boolean isRange(String part) {
        Matcher range = RANGE.matcher(part);
        if (!range.matches() || Long.parseLong(range.group(1)) >= Long.parseLong(range.group(2))) {
            return false;
        }
        return ROUND.matcher(range.group(1)).matches()
                        && ROUND.matcher(range.group(2)).matches()
                || YEAR.matcher(range.group(1)).matches()
                        && YEAR.matcher(range.group(2)).matches();
    }

    private static boolean isTelephone(List<Piece> parts) {
        return parts.size() > 1
                || parts.getFirst().core().startsWith("+")
                || parts.getFirst().core().matches("\\(?\\d{2,}[)-].*");
    }

    private static int digits(String text) {
        return (int) text.chars().filter(Character::isDigit).count();
    }
}
