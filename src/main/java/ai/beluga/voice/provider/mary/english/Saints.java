package ai.beluga.voice.provider.mary.english;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells "St. Mary" from "Main St.": before names it is a saint, behind names and numbers a street. */
final class Saints {

    private static final Set<String> NAMES =
            Set.of(("andrew andrews ann anne anthony augustine bernard catherine charles david elizabeth francis george"
                            + " helena james john johns joseph kitts louis lucia luke margaret mark martin mary matthew"
                            + " michael nicholas patrick paul peter petersburg stephen thomas vincent")
                    .split(" "));

    private Saints() {}

    /** Writes out each saint, so that the full stop ends no sentence. */
    static void writeOut(List<Piece> pieces) {
        for (int i = 0; i + 1 < pieces.size(); i++) {
            Piece before = i > 0 ? pieces.get(i - 1) : Piece.NONE;
            Piece piece = pieces.get(i);
            if (piece.core().equals("St") && piece.closing().equals(".") && isSaint(before, pieces.get(i + 1))) {
                pieces.set(i, new Piece(piece.written(), "saint", ""));
            }
        }
    }

    private static boolean isSaint(Piece before, Piece after) {
        String name = after.core().toLowerCase(Locale.ROOT).replaceFirst("'s?$", "");
        boolean street = before.startsUpperCase() || before.core().matches("\\d.*");
        return after.startsUpperCase()
                && (NAMES.contains(name) || !street && !before.core().isEmpty());
    }
}
