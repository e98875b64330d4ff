package ai.beluga.voice.event;

/** What is done about silence in which a caller waits. */
public enum WaitStep {
    /** The caller is asked to wait. */
    FILLER,
    /** The caller is asked to wait once more. */
    FILLER_AGAIN,
    /** Another agent is asked the same. */
    SECOND_PROVIDER,
    /** The agent is asked for a short answer. */
    SHORTER_ANSWER,
    /** Nobody waits any longer: what there is of the words is asked, or the caller is told. */
    GIVEN_UP
}
