package ai.beluga.voice.turn;

import ai.beluga.voice.event.Expectation;

/** Words that tell nothing. */
record UnknownTurnWords() implements TurnWords {

    @Override
    public double completeness(String text, Expectation expectation) {
        return UNKNOWN;
    }

    @Override
    public Expectation expected(String agentWords) {
        return Expectation.FREE;
    }
}
