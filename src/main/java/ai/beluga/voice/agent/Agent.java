package ai.beluga.voice.agent;

import ai.beluga.voice.event.DigitResult;
import java.util.function.Consumer;

/** Decides what to say. Serves many calls; what one call said arrives with each request. */
public interface Agent {

    /**
     * Starts a reply to the caller's last words and returns at once.
     *
     * @param replies called in order from a thread of the agent's until {@link AgentReply.Ended} or
     *     {@link AgentReply.Failed}; must return at once
     * @return gives the reply up, also before its first word; nothing is reported afterwards
     */
    Reply reply(AgentRequest request, Consumer<AgentReply> replies);

    /** A reply under way. */
    @FunctionalInterface
    interface Reply {
        /** Gives the reply up; twice or too late does nothing. */
        void cancel();

        /**
         * The caller has waited for the first words for a while: whoever has another agent at hand may ask that one as well,
         * and go on with the one that speaks first. Must return at once.
         *
         * @return {@code true} when another one is asked now
         */
        default boolean hedge() {
            return false;
        }

        /**
         * The caller's turn was over with the words of a {@link AgentRequest#preemptive} request: the reply is heard from
         * now on, and what has effects and waited may be done. Called at most once, only of such a reply, and must return
         * at once. For an agent that only talks there is nothing to do.
         */
        default void confirm() {}

        /**
         * What became of the keys that the reply asked for; called once at most, also after {@link #cancel}, as keys stop the
         * reply that asks for them. Must return at once. Here, and nowhere else, are the digits of keys that are blind.
         */
        default void keyed(DigitResult result) {}

        /**
         * What became of a tool that the reply called; called once for each {@link AgentReply.CallsTool} of a reply that is not
         * given up. Must return at once.
         *
         * @param json an object with a {@code status}
         */
        default void toolResult(String id, String json) {}
    }
}
