package ai.beluga.voice.testkit;

import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Timers that tell how many of them still run. */
final class CountedTimers implements Timers {

    private final Timers timers;
    private final Set<Object> running = new HashSet<>();

    CountedTimers(Timers timers) {
        this.timers = timers;
    }

    int running() {
        return running.size();
    }

    @Override
    public Cancellable schedule(Duration delay, Runnable task) {
        Object mine = new Object();
        running.add(mine);
        Cancellable cancellable = timers.schedule(delay, () -> {
            running.remove(mine);
            task.run();
        });
        return () -> {
            running.remove(mine);
            cancellable.cancel();
        };
    }
}
