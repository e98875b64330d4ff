package ai.beluga.voice.simulator.realtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;

/** What an answer does, each step at its time, until the last or an interruption. Guarded by the session's lock. */
public final class AnswerSteps {

    private final Later later;
    private final Deque<Step> steps = new ArrayDeque<>();
    private Optional<Future<?>> next = Optional.empty();
    private long beganNanos;

    private record Step(long atNanos, Runnable action) {}

    /** Does something so much later, with the session's lock held, unless the session is over by then. */
    @FunctionalInterface
    public interface Later {
        Future<?> later(long nanos, Runnable action);
    }

    public AnswerSteps(Later later) {
        this.later = later;
    }

    /** The times of steps count from now. */
    public void begin() {
        beganNanos = System.nanoTime();
    }

    /** One more, not before those there are. */
    public void add(long atNanos, Runnable action) {
        steps.add(new Step(atNanos, action));
    }

    /** Those there are will be done. */
    public void go() {
        if (!steps.isEmpty()) {
            long wait = beganNanos + steps.getFirst().atNanos() - System.nanoTime();
            next = Optional.of(later.later(Math.max(0, wait), this::doNext));
        }
    }

    private void doNext() {
        long now = steps.isEmpty() ? 0 : steps.getFirst().atNanos();
        while (!steps.isEmpty() && steps.getFirst().atNanos() <= now) {
            steps.remove().action().run();
        }
        go();
    }

    /** Nothing more is done. */
    public void stop() {
        steps.clear();
        next.ifPresent(step -> step.cancel(false));
    }
}
