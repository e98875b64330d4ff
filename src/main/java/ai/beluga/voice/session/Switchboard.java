package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;

/** Where an edge brings the line of a call. */
public interface Switchboard {

    /**
     * Attaches a line to its call's session, which begins with the first line and goes on with each later one. A line
     * attached before is closed as replaced.
     *
     * @return takes what the line hears
     */
    LineInput attach(CallId call, Line line);

    /** Ends a call's conversation from outside, such as when the carrier says that the call is over; twice is once. */
    void end(CallId call, EndReason reason);
}
