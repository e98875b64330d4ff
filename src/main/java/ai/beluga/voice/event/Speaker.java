package ai.beluga.voice.event;

/** Who said an {@link Utterance}. */
public enum Speaker {
    CALLER,
    AGENT
}
