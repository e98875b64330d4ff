package ai.beluga.voice.simulator.nova;

import java.time.Duration;

/** What the simulator does wrong, all off at first; may be changed at any time. */
public final class NovaMischief {

    /** Requests are answered with this status and an error of this kind; 0 to accept them. */
    public volatile int refuseWith;
    /** Its kind, e.g. {@code ThrottlingException}. */
    public volatile String refuseAs = "ThrottlingException";
    /** Requests are answered so much later. */
    public volatile Duration slowAnswer = Duration.ZERO;
    /** Events have fields nobody knows, and unknown events come between. */
    public volatile boolean strange;
    /** What may be missing is there, as {@code null}. */
    public volatile boolean nulls;
    /** An event stream message comes in pieces of so many bytes; 0 for whole. */
    public volatile int pieceBytes;
    /** The next event is no JSON. */
    public volatile boolean garble;
    /** Sound that is interrupted ends as if it were whole, and so much more of it comes. */
    public volatile int lateAudio;
    /** Audio has half a sample at its end, whose other half comes with the next. */
    public volatile boolean tornSamples;
    /** The text of what was spoken comes before its sound has ended. */
    public volatile boolean textFirst;
}
