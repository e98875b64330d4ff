package ai.beluga.voice.call;

/** What the carrier is to do with a call. */
public sealed interface Answer {

    /** Open a stream that shows this ticket. */
    record Connect(String ticket) implements Answer {}

    /** Refuse it: all places are taken, or no new calls are. */
    record Busy() implements Answer {}

    /** Say that something went wrong, then hang up. */
    record Apologise() implements Answer {}

    /** Connect this person; an E.164 number. */
    record Dial(String number) implements Answer {

        /** Numbers stay out of logs. */
        @Override
        public String toString() {
            return "Dial";
        }
    }

    /** Hang up. */
    record HangUp() implements Answer {}
}
