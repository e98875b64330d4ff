package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.turn.TurnWords;

/** The end of what a reply says, from which it can be told what the agent waits for. */
final class LastWords {

    /** Two long sentences; what was said before them asks nothing any more. */
    private static final int MOST_SIGNS = 400;

    private final StringBuilder said = new StringBuilder();

    void add(String clause) {
        said.append(' ').append(clause);
        if (said.length() > MOST_SIGNS) {
            said.delete(0, said.length() - MOST_SIGNS);
        }
    }

    Expectation expect(TurnWords words) {
        return words.expected(said.toString());
    }
}
