package ai.beluga.voice.turn;

import java.util.List;
import java.util.Set;

/**
 * The lists in which decisions look up what callers say, beside those that {@link TurnSettings} hold. A journal without text keeps of a
 * word in which of them it is, and of a phrase of several words the words: what is looked up belongs here.
 */
public final class WordLists {

    private WordLists() {}

    /** All of them. */
    public static List<Set<String>> all() {
        return Backchannel.lists();
    }
}
