package ai.beluga.voice.ops.journal;

import ai.beluga.voice.journal.Closing;
import ai.beluga.voice.journal.Entry;
import ai.beluga.voice.journal.JournalLines;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnTap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The journal of one call. The session's thread puts entries into a bounded queue, the writer's takes them out. When the queue
 * is full the journal stops there, so that what is in it has no gaps; how much is missing is counted and stands in its last line.
 */
final class CallJournal implements TurnTap {

    /** Sees to it that a journal is written. */
    interface Host {

        /** There is something to write, from now on and until {@link #done}. */
        void begun(CallJournal journal);

        /** A journal gets no more entries. */
        void closed();
    }

    /**
     * How much there may be of a journal.
     *
     * @param bytes after which the file does not grow any more
     * @param waiting entries that may wait to be written
     */
    record Limits(long bytes, int waiting) {}

    /** Makes the file. */
    interface Opener {
        JournalFile open(Path unfinished) throws IOException;
    }

    private final BlockingQueue<Entry> waiting;
    private final AtomicLong overflown = new AtomicLong();
    private final Path path;
    private final Limits limits;
    private final Opener opener;
    private final JournalLines lines;
    private final Host host;
    private boolean begun;
    private volatile boolean over;
    private Optional<JournalFile> file = Optional.empty();
    private long written;
    private long dropped;
    private Closing.Cause cause = Closing.Cause.OVERFLOW;
    private boolean done;

    /**
     * A journal without a file yet; the first entry makes it.
     *
     * @param path its unfinished name
     */
    CallJournal(Path path, Limits limits, JournalLines lines, Opener opener, Host host) {
        this.path = path;
        this.limits = limits;
        this.opener = opener;
        this.waiting = new ArrayBlockingQueue<>(limits.waiting());
        this.lines = lines;
        this.host = host;
    }

    @Override
    public void scored(long endMillis, long lengthMillis, float probability, Moment moment) {
        add(new Entry.Score(moment.nowNanos(), moment.heardMillis(), endMillis, lengthMillis, probability));
    }

    @Override
    public void cut(Moment moment) {
        add(new Entry.Cut(moment.nowNanos(), moment.heardMillis()));
    }

    @Override
    public void input(TurnInput input, long nowNanos) {
        add(new Entry.Input(nowNanos, input));
    }

    @Override
    public void decided(TurnDecision decision) {
        add(new Entry.Decision(decision));
    }

    @Override
    public void close() {
        over = true;
        host.closed();
    }

    private void add(Entry entry) {
        if (!begun) {
            begun = true;
            host.begun(this);
        }
        if (overflown.get() > 0 || !waiting.offer(entry)) {
            overflown.incrementAndGet();
        }
    }

    Path path() {
        return path;
    }

    /** Writes what waits; one thread at a time. With the last of it the file gets its finished name. */
    void write() throws IOException {
        if (done) {
            return;
        }
        boolean last = over;
        for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            write(entry);
        }
        if (last) {
            done = true;
            if (file.isPresent()) {
                file.get().line(lines.closing(new Closing(written, loss())));
                file.get().finish();
            }
        } else if (file.isPresent()) {
            file.get().flush();
        }
    }

    private void write(Entry entry) throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(opener.open(path));
            file.get().line(lines.header());
        }
        if (dropped == 0 && file.get().bytes() >= limits.bytes()) {
            cause = Closing.Cause.TOO_LONG;
            dropped++;
        } else if (dropped > 0) {
            dropped++;
        } else {
            Optional<String> line = lines.entry(entry);
            if (line.isPresent()) {
                file.get().line(line.get());
                written++;
            } else {
                cause = Closing.Cause.WORDS;
                dropped++;
            }
        }
    }

    /** What is missing so far. */
    Optional<Closing.Loss> loss() {
        long missing = dropped + overflown.get();
        return missing > 0 ? Optional.of(new Closing.Loss(cause, missing)) : Optional.empty();
    }

    /** All is written. */
    boolean done() {
        return done;
    }

    /** Gives the file up as it is, unfinished. */
    void giveUp() {
        done = true;
        waiting.clear();
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException again) {
            // It is given up because it cannot be written; that was told already.
            file = Optional.empty();
        }
    }
}
