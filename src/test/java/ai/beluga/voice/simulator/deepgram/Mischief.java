package ai.beluga.voice.simulator.deepgram;

import ai.beluga.voice.simulator.wire.WireMischief;

/** What this simulator does wrong beside what all can, all off at first; may be changed at any time. */
public final class Mischief extends WireMischief {

    /** Messages have fields nobody knows, and null for what may be missing; messages of unknown types come between. */
    public volatile boolean strange;
    /** {@code Finalize} with nothing left is not answered. */
    public volatile boolean silentFinalize;
    /** {@code Clear} comes too late for some audio. */
    public volatile boolean lateAudio;
    /** Flux changes its mind so often in each pause. */
    public volatile int hesitations;

    @Override
    public void none() {
        super.none();
        strange = false;
        silentFinalize = false;
        lateAudio = false;
        hesitations = 0;
    }
}
