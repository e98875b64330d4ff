package ai.beluga.voice.simulator.wire;

import java.time.Duration;

/** What any simulator does wrong with connections and messages, all off at first; may be changed at any time. */
public abstract class WireMischief {

    /** Each message leaves so much later. */
    public volatile Duration slow = Duration.ZERO;
    /** Each handshake is answered so much later. */
    public volatile Duration slowHandshake = Duration.ZERO;
    /** Handshakes are refused with this status; 0 to accept them. */
    public volatile int refuseWith;
    /** How many handshakes are still refused. */
    public volatile int refusals = Integer.MAX_VALUE;
    /** Messages come in so many frames, with pings between. */
    public volatile int pieces = 1;
    /** The next message is no JSON. */
    public volatile boolean garble;

    /** Whether this handshake is refused; counts it. */
    public final synchronized boolean refusesNow() {
        if (refuseWith == 0 || refusals == 0) {
            return false;
        }
        refusals = refusals - 1;
        return true;
    }

    /** Everything as it should be again. */
    public void none() {
        slow = Duration.ZERO;
        slowHandshake = Duration.ZERO;
        refuseWith = 0;
        refusals = Integer.MAX_VALUE;
        pieces = 1;
        garble = false;
    }
}
