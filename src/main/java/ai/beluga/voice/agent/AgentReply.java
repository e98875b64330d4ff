package ai.beluga.voice.agent;

import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Interruptibility;
import ai.beluga.voice.speech.ProviderException;
import java.util.Optional;

/** What an agent reports of a reply. */
public sealed interface AgentReply {

    /** The next words, as they come: a token or a whole answer; white space counts. */
    record TextChunk(String text) implements AgentReply {}

    /** What may stop this reply, said before its first words; otherwise configuration decides. */
    record StoppedBy(Interruptibility what) implements AgentReply {}

    /**
     * The reply asks for keys, best said before its first words: from then on a key is of the answer, and stops the reply
     * unless nothing may. Speech does not, but for a {@link StoppedBy} after this. What was keyed in is told to
     * {@link Agent.Reply#keyed}, and is the caller's next turn; of keys that are blind only how many there were, one
     * {@code *} for each. A caller who presses none is asked whether they are there, and may do so then.
     */
    record AsksForKeys(DigitRule rule) implements AgentReply {}

    /**
     * The reply wants a tool of {@link AgentRequest#tools} to be called, and goes on once all that it called have their
     * {@link Agent.Reply#toolResult}; meanwhile it says nothing and does not end.
     *
     * @param id unique in the reply
     * @param arguments JSON as a model wrote it
     */
    record CallsTool(String id, String tool, String arguments) implements AgentReply {
        @Override
        public String toString() {
            return "CallsTool[" + id + ", " + tool + "]";
        }
    }

    /**
     * The reply is complete.
     *
     * @param then happens once the caller has heard it
     * @param awaits what answer it waits for; empty when the agent does not say, and its last question tells
     */
    record Ended(Then then, Optional<Expectation> awaits) implements AgentReply {

        /** What is waited for is told by the reply's last question. */
        public Ended(Then then) {
            this(then, Optional.empty());
        }
    }

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
