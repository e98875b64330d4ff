package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.audio.Framer;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one call's audio into the network's windows, and has each scored: at once on the caller's thread, or in a batch
 * when there are enough calls.
 *
 * <p>At most {@link #MOST_WAITING} windows wait for a batch. With the next one, or when batches are no longer wanted, the
 * caller's thread takes them back and runs them itself, so that nothing is lost, nothing blocks and the order stays. It does
 * so with its next audio when a batch failed or brought no probability; only what fails then is this call's failure. A batch works on copies; each claim on a window carries the generation of the stream, which reset, close and taking back
 * move on, so that what a batch says about an older one is ignored.
 */
final class CallStream implements VoiceActivityDetector.Stream {

    /** 64 ms of audio; a batch that late is no use to anybody. */
    static final int MOST_WAITING = 2;

    private final CallState state;
    private final Batches batches;
    private final Consumer<VoiceScore> scores;

    /** Of the caller's thread. */
    private final Framer framer;

    private long taken;

    /** Guarded by this object, as is all that follows. */
    private final short[][] waitingWindows;

    private final long[] waitingEnds = new long[MOST_WAITING];
    private int first;
    private int waiting;
    private boolean callerAtWork;
    private boolean added;

    /** The windows that wait are for no batch. */
    private boolean alone;

    private long generation;
    private @Nullable ProviderException failure;
    private boolean closed;

    /** The call that was added before this one; of whoever holds the list. */
    private @Nullable CallStream addedBefore;

    /** @throws ProviderException.Transient when the network is gone already, or there is no memory for one more */
    CallStream(VoiceNetwork network, Batches batches, Consumer<VoiceScore> scores) {
        this.batches = batches;
        this.scores = scores;
        int samples = network.layout().window().samples();
        this.framer = new Framer(samples);
        this.waitingWindows = new short[MOST_WAITING][samples];
        this.state = new CallState(network); // holds the network, so nothing that can fail may follow
        batches.joined();
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        long end = taken + length;
        try {
            settle();
            cut(samples, offset, length);
        } catch (ProviderException failed) {
            taken = end; // what follows keeps its place in time
            framer.clear();
            throw failed;
        }
    }

    private void cut(short[] samples, int offset, int length) {
        for (int at = 0; at < length; ) {
            int run = framer.take(samples, offset + at, length - at);
            taken += run;
            at += run;
            if (framer.isFull()) {
                scoreWindow();
            }
        }
    }

    private void scoreWindow() {
        switch (place(batches.wanted())) {
            case ADDED -> batches.add(this);
            case HERE -> scoreHere();
            case LATE -> {
                batches.late(MOST_WAITING);
                scoreHere();
            }
            case WAITING, NOWHERE -> {}
        }
    }

    private enum Place {
        /** In a batch: the first of this call that waits. */
        ADDED,
        /** In a batch, behind another. */
        WAITING,
        /** On the caller's thread. */
        HERE,
        /** On the caller's thread, because no batch came. */
        LATE,
        /** The stream was closed by whom it told a score. */
        NOWHERE
    }

    private synchronized Place place(boolean wanted) {
        if (closed) {
            return Place.NOWHERE;
        }
        if (!wanted || alone || waiting == MOST_WAITING) {
            boolean late = wanted && !alone;
            callerBegins();
            return late ? Place.LATE : Place.HERE;
        }
        int last = (first + waiting) % MOST_WAITING;
        System.arraycopy(framer.frame(), 0, waitingWindows[last], 0, framer.frame().length);
        waitingEnds[last] = taken;
        waiting++;
        return addAgain() ? Place.ADDED : Place.WAITING;
    }

    /** While the caller is at work no batch touches this stream; only whom it tells a score can reset or close it. */
    private void scoreHere() {
        long mine = generation;
        try {
            scoreWaiting(mine);
            if (mine == generation) {
                tell(taken, state.score(framer.frame()));
            }
        } finally {
            callerDone();
        }
    }

    private void scoreWaiting(long mine) {
        while (waiting > 0 && mine == generation) {
            waiting--;
            int now = first;
            first = (first + 1) % MOST_WAITING;
            tell(waitingEnds[now], state.score(waitingWindows[now]));
        }
    }

    private void callerBegins() {
        generation++;
        callerAtWork = true;
    }

    private synchronized void callerDone() {
        waiting = 0;
        alone = false;
        callerAtWork = false;
    }

    private void tell(long endSample, float probability) {
        scores.accept(new VoiceScore(endSample, framer.frame().length, probability));
    }

    /** What is owed from before comes first: a failure, and windows that no batch runs. */
    private void settle() {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("this stream is closed");
            }
            ProviderException failed = failure;
            failure = null;
            if (failed != null) {
                throw failed;
            }
            if (!alone) {
                return;
            }
            callerBegins();
        }
        try {
            scoreWaiting(generation);
        } finally {
            callerDone();
        }
    }

    /** {@code true} when the caller of this method has to add this call to the batches. */
    private boolean addAgain() {
        boolean missing = waiting > 0 && !added;
        added |= missing;
        return missing;
    }

    @Override
    public synchronized void reset() {
        framer.clear();
        waiting = 0;
        alone = false;
        generation++;
        state.reset();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting = 0;
            generation++;
        }
        batches.left();
        state.close();
    }

    void addedAfter(@Nullable CallStream before) {
        addedBefore = before;
    }

    @Nullable
    CallStream addedBefore() {
        return addedBefore;
    }

    /** No longer among the added: a batch claims its first window. The generation of the claim, or -1 when there is none. */
    synchronized long claim() {
        added = false;
        return waiting == 0 || callerAtWork || alone ? -1 : generation;
    }

    /** No longer among the added, although nothing was done. */
    synchronized void leftOut() {
        added = false;
    }

    /** Lays a claimed window into its row; leaves the row as it is when the claim is void. */
    synchronized void enter(long claim, Rows batch, int row, int inUse) {
        if (claim == generation) {
            state.enter(batch, row, inUse, waitingWindows[first]);
        }
    }

    /** Takes the result of a claimed window, unless the claim is void. */
    void leave(long claim, Rows batch, int row, int inUse) {
        if (take(claim, batch, row, inUse)) {
            batches.add(this);
        }
    }

    private synchronized boolean take(long claim, Rows batch, int row, int inUse) {
        if (claim != generation) {
            return false;
        }
        if (!CallState.isProbability(batch.score(row))) {
            alone = true;
            return false;
        }
        state.leave(batch, row, inUse);
        long end = waitingEnds[first];
        boolean again = next();
        try {
            tell(end, batch.score(row));
        } catch (RuntimeException | Error refused) { // the other calls of the batch are not to suffer
            failure = new ProviderException.Transient("a score of the voice detector was refused", refused);
        }
        return again;
    }

    /** The batch of a claimed window failed; unless the claim is void, the caller's thread runs it. */
    synchronized void leaveAlone(long claim) {
        alone |= claim == generation;
    }

    private boolean next() {
        first = (first + 1) % MOST_WAITING;
        waiting--;
        return addAgain();
    }
}
