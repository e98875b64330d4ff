package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;

/** Where an edge brings the line of a call. */
@FunctionalInterface
public interface Switchboard {

    /**
     * Attaches a line to its call's session, which begins with the first line and goes on with each later one. A line
     * attached before is closed as replaced.
     *
     * @return takes what the line hears
     */
    LineInput attach(CallId call, Line line);
}
