package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;

/** Is told why a conversation ended, before its line is closed, so that the carrier's next question can be answered. */
@FunctionalInterface
public interface EndReport {

    /** The conversation of {@code call} is over; called once, must not block. */
    void ended(CallId call, EndReason reason);
}
