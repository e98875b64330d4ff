package ai.beluga.voice.turn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The lists in which decisions look up what callers say, beside those that {@link TurnSettings} hold. A journal without text
 * keeps of a word in which of them it is, and of a phrase of several words the words: what is looked up belongs here, and so
 * does any other way in which decisions tell words apart.
 */
public final class WordLists {

    private WordLists() {}

    /** All of them. */
    public static List<Collection<String>> all() {
        List<Collection<String>> all = new ArrayList<>(EnglishTurnWords.lists());
        all.addAll(SpokenDigits.lists());
        return all;
    }

    /** Words for numbers; those of one list count as the same number of digits. */
    public static List<Set<String>> numbers() {
        return SpokenDigits.numbers();
    }

    /** {@code true} when one word, in lower case, is taken for an echo of the other. */
    public static boolean alike(String one, String other) {
        return AgentWords.like(one, other);
    }

    /** A word without its repeated letters: phrases of the settings are also found when they are drawn ("hmmm"). */
    public static String squeezed(String word) {
        return Words.squeezed(word);
    }
}
