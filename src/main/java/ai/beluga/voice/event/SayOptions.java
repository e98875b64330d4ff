package ai.beluga.voice.event;

/**
 * How words are said that somebody outside of a conversation wants to be said.
 *
 * @param stoppedBy what may stop them
 * @param waits {@code true}: for the end of what the caller is saying and of the reply to it; {@code false}: they take the
 *     place of the reply under way, unless nothing may stop it. A question that was not answered yet is asked again after
 *     them. A caller who speaks is heard out in either case
 */
public record SayOptions(Interruptibility stoppedBy, boolean waits) {

    /** Wait for the floor; the caller's speech stops them. */
    public static final SayOptions POLITE = new SayOptions(Interruptibility.SPEECH, true);

    /** The same, but only keys stop them: what is usual for words that ask for keys. */
    public static final SayOptions FOR_KEYS = new SayOptions(Interruptibility.KEYS, true);

    /** At once. */
    public SayOptions now() {
        return new SayOptions(stoppedBy, false);
    }
}
