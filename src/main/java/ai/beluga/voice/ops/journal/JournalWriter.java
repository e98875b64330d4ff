package ai.beluga.voice.ops.journal;

import ai.beluga.voice.time.Timers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * Writes the journals of all live calls, round by round, on one thread at a time. A journal that cannot be written is given
 * up; its call does not notice. Of several in a row only the first is told, until one was finished again.
 */
final class JournalWriter implements CallJournal.Host {

    static final Duration PERIOD = Duration.ofMillis(200);

    private static final Logger LOG = System.getLogger(JournalWriter.class.getName());
    private static final int ROUNDS_BETWEEN_TIDYING = 1_500;

    private final JournalDirectory directory;
    private final Executor executor;
    private final Timers timers;
    private final InstantSource clock;
    private final Set<CallJournal> live = ConcurrentHashMap.newKeySet();
    private Timers.Cancellable next = () -> {};
    private int rounds;
    private boolean told;
    private volatile boolean stopped;

    JournalWriter(JournalDirectory directory, Executor executor, Timers timers, InstantSource clock) {
        this.directory = directory;
        this.executor = executor;
        this.timers = timers;
        this.clock = clock;
    }

    /** Begins its rounds. */
    synchronized void start() {
        if (!stopped) {
            next = timers.schedule(PERIOD, this::dispatch);
        }
    }

    @Override
    public void begun(CallJournal journal) {
        live.add(journal);
    }

    /** It is finished in the next round; where there is none any more, at once. */
    @Override
    public void closed() {
        if (stopped) {
            round();
        }
    }

    /** Writes what there is; what is closed later is written by those who close it. */
    void stop() {
        stopped = true;
        synchronized (this) {
            next.cancel();
        }
        round();
    }

    private void dispatch() {
        try {
            executor.execute(() -> {
                try {
                    round();
                } finally {
                    start();
                }
            });
        } catch (RejectedExecutionException busy) {
            LOG.log(Level.DEBUG, "no thread to write journals with; they wait", busy);
            start();
        }
    }

    private synchronized void round() {
        boolean tidy = rounds++ % ROUNDS_BETWEEN_TIDYING == 0;
        for (CallJournal journal : live) {
            tidy |= write(journal);
        }
        if (tidy) {
            tidy();
        }
    }

    /** {@code true} when it was finished. */
    private boolean write(CallJournal journal) {
        try {
            journal.write();
            if (!journal.done()) {
                return false;
            }
            live.remove(journal);
            told = false;
            journal.loss()
                    .ifPresent(loss -> LOG.log(
                            Level.WARNING,
                            "a journal is incomplete, {0}: {1} entries are missing behind {2}",
                            loss.cause(),
                            "" + loss.entries(),
                            String.valueOf(journal.path().getFileName())));
            return true;
        } catch (IOException | RuntimeException broken) {
            live.remove(journal);
            journal.giveUp();
            if (!told) {
                told = true;
                LOG.log(Level.WARNING, "journals cannot be written, calls go on without: " + broken);
            }
            return false;
        }
    }

    private void tidy() {
        Set<Path> open = live.stream().map(CallJournal::path).collect(Collectors.toSet());
        try {
            directory.tidy(clock.instant(), open);
        } catch (IOException | UncheckedIOException broken) {
            if (!told) {
                told = true;
                LOG.log(Level.WARNING, "old journals cannot be thrown away: " + broken);
            }
        }
    }
}
