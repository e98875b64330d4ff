package ai.beluga.voice.simulator.realtime;

import java.time.Duration;

/** How fast the simulator is; may be changed at any time. */
public final class Timing {

    /** From the end of a turn, or the request, to the first audio. */
    public volatile Duration answerDelay = Duration.ofMillis(150);
    /** From the end of a turn to its transcript; longer than {@link #answerDelay}, since it is often late. */
    public volatile Duration transcriptDelay = Duration.ofMillis(200);
    /** How much faster than it sounds audio is made. */
    public volatile double pace = 10;
    /** After so long a session ends. */
    public volatile Duration lifetime = Duration.ofMinutes(60);
}
