package ai.beluga.voice.session;

/** Who decides what is said where one model hears and speaks. */
public enum Reasoning {
    /** The model. */
    MODEL,
    /** The model, but a turn for which it calls tool after tool is answered by the agent, in the voice behind the model. */
    HYBRID,
    /** The agent: the model is its recogniser and its voice. */
    EXTERNAL
}
