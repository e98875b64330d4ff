package ai.beluga.voice.provider.mary.english;

import java.util.List;
import java.util.regex.Pattern;

/** Finds telephone numbers, which may be written as several words. */
final class Telephone {

    private static final Pattern PART = Pattern.compile("\\+?\\(?\\d[\\d()./-]*");
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;

    private Telephone() {}

    /** Marks the pieces of telephone numbers. */
    static void join(List<Piece> pieces) {
        int start = 0;
        while (start < pieces.size()) {
            int end = start;
            int digits = 0;
            while (end < pieces.size() && PART.matcher(pieces.get(end).core()).matches()) {
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

    private static boolean isTelephone(List<Piece> parts) {
        return parts.size() > 1
                || parts.getFirst().core().startsWith("+")
                || parts.getFirst().core().matches("\\(?\\d{2,}[)-].*");
    }

    private static int digits(String text) {
        return (int) text.chars().filter(Character::isDigit).count();
    }
}
