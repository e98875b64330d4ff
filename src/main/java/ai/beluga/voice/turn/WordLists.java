package ai.beluga.voice.turn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The lists in which decisions look up what callers say, beside those that {@link TurnSettings} hold. A journal without text
 * keeps of a word in which of them it is, and of a phrase of several words the words: what is looked up belongs here.
 */
public final class WordLists {

    private WordLists() {}

    /** All of them. */
    public static List<Collection<String>> all() {
        List<Collection<String>> all = new ArrayList<>(EnglishTurnWords.lists());
        all.addAll(SpokenDigits.lists());
        return all;
    }
}
