package ai.beluga.voice.session;

/** Who decides what is said where one model hears and speaks. */
public enum Reasoning {
    /** The model. */
    MODEL,
    /** The agent: the model is its recogniser and its voice. */
    EXTERNAL
}
