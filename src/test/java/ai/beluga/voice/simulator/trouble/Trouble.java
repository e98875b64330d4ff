package ai.beluga.voice.simulator.trouble;

/** How the way to a vendor is. */
public enum Trouble {
    /** As it should be. */
    NONE,
    /** Every connection is reset, those to come as well. */
    KILLED,
    /** Connections stay, and are made, but nothing comes through either way. */
    HUNG,
    /** What the vendor says comes {@link TroubledWire#SLOW} later. */
    SLOWED,
    /** What the vendor says is no HTTP and no JSON any more; sound passes. */
    GARBLED
}
