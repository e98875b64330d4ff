package ai.beluga.voice.simulator.deepgram;

import java.time.Duration;

/** What the simulator does wrong, all off at first; may be changed at any time. */
public final class Mischief {

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
    /** Messages have fields nobody knows, and null for what may be missing; messages of unknown types come between. */
    public volatile boolean strange;
    /** The next text message is no JSON. */
    public volatile boolean garble;
    /** {@code Finalize} with nothing left is not answered. */
    public volatile boolean silentFinalize;
    /** {@code Clear} comes too late for some audio. */
    public volatile boolean lateAudio;
    /** Flux changes its mind so often in each pause. */
    public volatile int hesitations;

    /** Everything as it should be again. */
    public void none() {
        slow = Duration.ZERO;
        slowHandshake = Duration.ZERO;
        refuseWith = 0;
        refusals = Integer.MAX_VALUE;
        pieces = 1;
        strange = false;
        garble = false;
        silentFinalize = false;
        lateAudio = false;
        hesitations = 0;
    }
}
