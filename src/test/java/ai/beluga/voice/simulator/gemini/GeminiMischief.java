package ai.beluga.voice.simulator.gemini;

import ai.beluga.voice.simulator.realtime.Mischief;
import java.time.Duration;

/** What the simulator does wrong, all off at first; may be changed at any time. */
public final class GeminiMischief {

    /** Each handshake is answered so much later. */
    public volatile Duration slowHandshake = Duration.ZERO;
    /** Handshakes are refused with this status; 0 to accept them. */
    public volatile int refuseWith;
    /** The set-up is answered with this close code; 0 to accept it. */
    public volatile int refuseSetupWith;
    /** The set-up is never answered. */
    public volatile boolean silentSetup;
    /** Messages come in so many frames, with pings between. */
    public volatile int pieces = 1;
    /** Messages are text, not binary. */
    public volatile boolean text;
    /** Messages have fields nobody knows, and messages with nothing but such come between. */
    public volatile boolean strange;
    /** What may be missing is there, as {@code null}. */
    public volatile boolean nulls;
    /** Words, audio, usage and the end of a turn share a message. */
    public volatile boolean together;
    /** The words of an answer come before all of its audio, behind it, or even behind {@code generationComplete}. */
    public volatile Words words = Words.AMONG;
    /** The next message is no JSON. */
    public volatile boolean garble;
    /** So many more audio messages come behind {@code interrupted}. */
    public volatile int lateAudio;
    /** After so many audio messages the connection dies; 0 for never. */
    public volatile int dieAfterAudio;
    /** How. */
    public volatile Mischief.Death death = Mischief.Death.DROP;
    /** An audio message has so many bytes more or less than whole samples. */
    public volatile boolean tornSamples;

    /** Where words stand. */
    public enum Words {
        AMONG,
        BEFORE,
        BEHIND,
        LATE
    }
}
