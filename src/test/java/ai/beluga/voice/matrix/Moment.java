package ai.beluga.voice.matrix;

/** When in a call an engine gets into trouble; it stays there until the call is over. */
public enum Moment {
    /** Before the call comes. */
    BEFORE_THE_CALL("before the call"),
    /** At the handshake of the call's first connection. */
    AT_OPENING("at opening"),
    WHILE_THE_CALLER_SPEAKS("while the caller speaks"),
    AT_THE_END_OF_SPEECH("at the end of speech"),
    /** When the agent is asked. */
    BEFORE_THE_FIRST_WORDS("before the first words"),
    /** After some of a message: of the text of the caller, of the first sentence, of the audio of the first clause. */
    IN_MID_MESSAGE("in mid-message"),
    /** When the caller has heard some of the answer. */
    IN_MID_ANSWER("in mid-answer"),
    BETWEEN_TURNS("between turns");

    private final String words;

    Moment(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
