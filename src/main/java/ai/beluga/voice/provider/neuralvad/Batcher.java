package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.time.Timers;
import ai.beluga.voice.time.Timers.Cancellable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs windows of many calls together, for a fraction of what they cost one by one.
 *
 * <pre>
 *  IDLE ──first window──▶ COLLECTING ──wait over, or all calls are there──▶ RUNNING ──▶ IDLE, or at once the next batch
 * </pre>
 *
 * <p>Nothing waits on a thread: a timer ends the collecting, and the run borrows a thread from the server. Calls put
 * themselves into a list without a lock and never wait for each other.
 */
final class Batcher implements Batches {

    /** Larger batches are hardly cheaper a call. */
    static final int MOST_ROWS = 64;

    private static final System.Logger LOG = System.getLogger(Batcher.class.getName());

    /**
     * When and how.
     *
     * @param above so many open calls run theirs alone
     * @param longestWait of a window for those of other calls
     */
    record Settings(int above, Duration longestWait) {}

    private enum Phase {
        IDLE,
        COLLECTING,
        RUNNING
    }

    private final Settings settings;
    private final Executor executor;
    private final Timers timers;
    private final BatchRun batch;
    private final AtomicReference<@Nullable CallStream> lastAdded = new AtomicReference<>();
    private final AtomicInteger added = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDLE);
    private final AtomicReference<@Nullable Cancellable> timer = new AtomicReference<>();
    private final AtomicLong late = new AtomicLong();
    private volatile boolean stopped;

    Batcher(VoiceNetwork network, Settings settings, Executor executor, Timers timers) {
        this.settings = settings;
        this.executor = executor;
        this.timers = timers;
        this.batch = new BatchRun(network, MOST_ROWS);
    }

    @Override
    public void joined() {
        open.incrementAndGet();
    }

    @Override
    public void left() {
        open.decrementAndGet();
    }

    @Override
    public boolean wanted() {
        return open.get() > settings.above() && !stopped;
    }

    @Override
    public void add(CallStream stream) {
        @Nullable CallStream before;
        do {
            before = lastAdded.get();
            stream.addedAfter(before);
        } while (!lastAdded.compareAndSet(before, stream));
        added.incrementAndGet();
        collect();
    }

    @Override
    public void late(int windows) {
        long all = late.addAndGet(windows);
        if (Long.highestOneBit(all) != Long.highestOneBit(all - windows)) { // each time the number doubles
            LOG.log(Level.WARNING, "batches of the voice detector are late: {0} windows were run by their calls", all);
        }
    }

    /** Windows that waited too long for a batch and were run by their calls. */
    long lateWindows() {
        return late.get();
    }

    /** Batches that failed, whose calls ran their windows themselves. */
    long failedBatches() {
        return batch.failedRuns();
    }

    /** Ends after the batch that is running, and lets go of its memory. Calls go on alone. */
    void stop() {
        stopped = true;
        cancelTimer();
        leaveOut();
        batch.close();
    }

    private void collect() {
        try {
            if (phase.compareAndSet(Phase.IDLE, Phase.COLLECTING)) {
                timer.set(timers.schedule(settings.longestWait(), this::begin));
            }
            if (enough()) {
                begin();
            }
        } catch (RejectedExecutionException | IllegalStateException stopping) { // the server has no thread any more
            leaveOut();
            phase.set(Phase.IDLE);
        }
    }

    /** Every call has handed in a window, or as many as go into a batch. */
    private boolean enough() {
        return added.get() >= Math.clamp(open.get(), 1, MOST_ROWS);
    }

    private void begin() {
        if (phase.compareAndSet(Phase.COLLECTING, Phase.RUNNING)) {
            cancelTimer();
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException | IllegalStateException stopping) {
                leaveOut();
                phase.set(Phase.IDLE);
            }
        }
    }

    private void run() {
        try {
            do {
                runAdded();
            } while (!stopped && enough());
        } finally {
            phase.set(Phase.IDLE);
        }
        if (lastAdded.get() != null) {
            collect(); // for those who came while this thread was at work
        }
    }

    private void runAdded() {
        for (CallStream next = takeAdded(); next != null; ) {
            CallStream stream = next;
            next = stream.addedBefore(); // before the claim: with it the stream may be added again
            if (batch.claim(stream)) {
                batch.run();
            }
        }
        batch.run();
    }

    /** Everybody who was added, first come first. */
    private @Nullable CallStream takeAdded() {
        @Nullable CallStream first = null;
        @Nullable CallStream next = lastAdded.getAndSet(null);
        int count = 0;
        while (next != null) {
            CallStream stream = next;
            next = stream.addedBefore();
            stream.addedAfter(first);
            first = stream;
            count++;
        }
        added.addAndGet(-count);
        return first;
    }

    /** Their windows wait on; the calls add themselves again with the next, or run them. */
    private void leaveOut() {
        for (CallStream next = takeAdded(); next != null; ) {
            CallStream stream = next;
            next = stream.addedBefore();
            stream.leftOut();
        }
    }

    private void cancelTimer() {
        Cancellable armed = timer.getAndSet(null);
        if (armed != null) {
            armed.cancel();
        }
    }
}
