package ai.beluga.voice.turn;

import ai.beluga.voice.event.Expectation;
import java.util.Locale;

/** What the words of a language tell about the ends of turns. Pure, and a value: settings hold it. */
public sealed interface TurnWords permits EnglishTurnWords, UnknownTurnWords {

    /** The value asked for is all there: nothing more needs to be waited for. */
    double ANSWERED = 1.0;

    /** Nothing speaks for either. */
    double UNKNOWN = 0.5;

    /** Words of a language nobody has rules for. */
    TurnWords NONE = new UnknownTurnWords();

    /**
     * How complete a turn sounds.
     *
     * @param text of the turn so far, as recognised
     * @param expectation what was asked for
     * @return 0 (surely goes on) to {@link #ANSWERED}
     */
    double completeness(String text, Expectation expectation);

    /** What an agent that ends with these words waits for. */
    Expectation expected(String agentWords);

    /** The rules for a language; {@link #NONE} where there are none. */
    static TurnWords of(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? new EnglishTurnWords() : NONE;
    }
}
