package ai.beluga.voice.time;

/** A monotonic clock. */
@FunctionalInterface
public interface Ticker {

    /** The clock of this machine. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since an arbitrary origin; only differences mean anything. */
    long nanos();
}
