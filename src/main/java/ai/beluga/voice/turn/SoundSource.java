package ai.beluga.voice.turn;

/** Where a sound comes from that is heard while the agent speaks. */
public enum SoundSource {
    /** The caller, as far as anybody can tell. */
    CALLER,
    /** The agent: its own audio comes back. */
    ECHO,
    /** Too faint for somebody who speaks into the telephone. */
    BACKGROUND
}
