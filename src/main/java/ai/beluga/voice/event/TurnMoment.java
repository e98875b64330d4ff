package ai.beluga.voice.event;

/** The moments a turn goes through, in order. */
public enum TurnMoment {
    /** End of the caller's speech, by media time; of a prompt, when it was decided. */
    SPEECH_ENDED,
    /** The pause had lasted long enough to be the end of the turn. */
    PAUSE_OVER,
    /** The recogniser's text was there too and the agent was asked. */
    ASKED,
    /** First words of the agent's reply, even part of one. */
    FIRST_TOKEN,
    /** First clause given to the synthesizer. */
    FIRST_CLAUSE,
    /** First audio the synthesizer made. */
    FIRST_AUDIO,
    /** First frame sent. */
    FIRST_FRAME,
    /**
     * First frame heard, as the first mark that came back proves: its return less the audio before it. Holds the way of the
     * audio to the far end and that of the mark back.
     */
    FIRST_HEARD,
    /** Nothing more of it will be heard. */
    OVER
}
