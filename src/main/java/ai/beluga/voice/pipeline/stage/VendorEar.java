package ai.beluga.voice.pipeline.stage;

/**
 * Whether the vendor has heard what is heard here. One that tells of speech as it hears it, and has told of none, has heard none:
 * to a short sound it owes nothing, and where there is plenty it is deaf.
 */
final class VendorEar {

    /** So much speech that only we have heard is no cough. */
    private static final long PLAIN_MILLIS = 1_000;

    private final boolean tells;
    private boolean hears;
    /** It has heard the caller since the turn asked last, and has not replied. */
    private boolean hasHeard;
    /** Length of the sound that was heard here last, as far as it is known. */
    private long soundMillis;
    /** The vendor may be deaf to it. */
    private boolean counts;
    /** Length of all such before it, since the vendor heard the caller or replied. */
    private long unheardMillis;
    /** A sound of the turn under way was taken for nothing. */
    private boolean doubted;

    /** @param tells the vendor tells of speech as it hears it */
    VendorEar(boolean tells) {
        this.tells = tells;
    }

    /**
     * A sound begins here.
     *
     * @param inTurn nothing is said to the caller meanwhile, and no reply is waited for
     */
    void started(boolean inTurn) {
        unheardMillis += counts ? soundMillis : 0;
        soundMillis = 0;
        counts = inTurn;
    }

    /** It lasts so long by now. */
    void lasts(long millis) {
        soundMillis = millis;
    }

    /** It is over. */
    void stopped(long millis) {
        soundMillis = millis;
        counts &= millis >= Converse.LEAST_SAID_MILLIS;
        doubted |= millis >= Converse.LEAST_SAID_MILLIS && !isPlain();
    }

    /** What is heard here says something. */
    boolean isPlain() {
        return !tells || hears || hasHeard || unheardMillis + soundMillis >= PLAIN_MILLIS;
    }

    /** The vendor hears the caller, or does so no more; {@code true} where that makes something of what was taken for nothing. */
    boolean hears(boolean begins) {
        boolean something = begins && doubted;
        hears = begins;
        if (begins) {
            isNotDeaf();
            hasHeard = true;
        }
        return something;
    }

    /** The vendor begins a reply. */
    void replies() {
        isNotDeaf();
        hasHeard = false;
    }

    /** The turn under way is asked. */
    void asked() {
        hasHeard = false;
        doubted = false;
    }

    /** It was nothing. */
    void dropped() {
        doubted = false;
    }

    /** Another stream has heard nothing. */
    void newStream() {
        replies();
        hears = false;
    }

    private void isNotDeaf() {
        doubted = false;
        counts = false;
        unheardMillis = 0;
    }
}
