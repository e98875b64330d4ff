package ai.beluga.voice.time;

import java.time.Duration;

/** Runs something once, later. */
public interface Timers {

    /**
     * Runs {@code task} after {@code delay} on a thread of the implementation's; the task must return at once.
     *
     * @return takes the task back when it has not begun
     */
    Cancellable schedule(Duration delay, Runnable task);

    /** Something that can be taken back; doing so twice, or too late, does nothing. */
    @FunctionalInterface
    interface Cancellable {
        void cancel();
    }
}
