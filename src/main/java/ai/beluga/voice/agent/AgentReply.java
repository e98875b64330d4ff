package ai.beluga.voice.agent;

import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.speech.ProviderException;

/** What an agent reports of a reply. */
public sealed interface AgentReply {

    /** The next words, as they come: a token or a whole answer; white space counts. */
    record TextChunk(String text) implements AgentReply {}

    /** What may stop this reply, said before its first words; otherwise configuration decides. */
    record StoppedBy(Interruptibility what) implements AgentReply {}

    /** The reply is complete; {@code then} happens once the caller has heard it. */
    record Ended(Then then) implements AgentReply {}

    /** The reply broke off. */
    record Failed(ProviderException cause) implements AgentReply {}

    /** What follows a reply. */
    enum Then {
        /** The caller has the floor. */
        LISTEN,
        /** The conversation is over. */
        HANG_UP,
        /** A person takes over. */
        TRANSFER
    }
}
