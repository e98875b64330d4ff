package ai.beluga.voice.turn;

import java.util.List;
import java.util.Set;

/**
 * Tells words after which a caller goes on. The list is English; a word of another language that looks like one of it costs a
 * prepared reply, as does any finished text that is taken for unfinished; the contrary costs a reply for nothing.
 */
final class OpenEnd {

    private static final Set<String> OPEN = Set.of(("um uh uhm er erm hm hmm well and or but because so if unless"
        + " while than that's it's i'm i'd i'll i've we're the a an my your our their his its between no actually wait"
        + " sorry")
            .split(" "));

    /** Questions may end with these ("who is it for?"), statements hardly. */
    private static final Set<String> OPEN_IN_STATEMENTS =
            Set.of("to for of with at in on from by about into is are was were would could should".split(" "));

    private OpenEnd() {}

    /** What words are looked up in. */
    static List<Set<String>> lists() {
        return List.of(OPEN, OPEN_IN_STATEMENTS);
    }

    static boolean in(String text) {
        String said = text.strip();
        List<String> words = Likeness.words(said);
        return said.endsWith(",")
                || said.endsWith("-")
                || said.endsWith("…")
                || said.endsWith("...")
                || (words.size() > 1 && open(words.getLast(), said.endsWith("?")));
    }

    private static boolean open(String last, boolean question) {
        return OPEN.contains(last) || (!question && OPEN_IN_STATEMENTS.contains(last));
    }
}
