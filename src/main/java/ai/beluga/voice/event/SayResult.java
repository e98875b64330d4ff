package ai.beluga.voice.event;

/** What became of words that somebody outside of a conversation wanted to be said. Never prints them. */
public sealed interface SayResult {

    /** The caller heard them to the end. */
    record Heard() implements SayResult {}

    /** The caller stopped them, after having heard so many of the words. */
    record Interrupted(String heard) implements SayResult {
        @Override
        public String toString() {
            return "Interrupted[after " + heard.length() + " characters]";
        }
    }

    /** They will not be said, or not to their end; the caller has heard so many of the words. */
    record GivenUp(String heard, Cause cause) implements SayResult {
        @Override
        public String toString() {
            return "GivenUp[" + cause + " after " + heard.length() + " characters]";
        }
    }

    /** Why words were given up. */
    enum Cause {
        /** The line was lost while they were being said. */
        LINE_LOST,
        /** The call is over. */
        CALL_ENDED,
        /** Other words had to be said at once. */
        REPLACED,
        /** They could not be spoken. */
        FAILED,
        /** Whoever wanted them to be said wants so no more. */
        CANCELLED,
        /** All of them were sent, and nothing came back to prove that the rest was heard. */
        UNPROVEN,
        /** Too much is waiting to be said already. */
        REFUSED
    }
}
