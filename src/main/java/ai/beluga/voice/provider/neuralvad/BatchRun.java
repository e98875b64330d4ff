package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OrtException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of the network for several calls. Its memory is made once for the largest batch, and the tensors over it once for
 * each size. Used by one thread at a time. When a run fails, each of its calls runs its window itself: a single one of them
 * may be to blame, or none.
 */
final class BatchRun implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BatchRun.class.getName());

    private final VoiceNetwork network;
    private final int mostRows;
    private final Rows rows;
    private final Map<Integer, Binding> bindings = new HashMap<>();
    private final List<CallStream> streams;
    private final long[] claims;
    private final AtomicLong failed = new AtomicLong();
    private boolean closed;

    BatchRun(VoiceNetwork network, int mostRows) {
        this.network = network;
        this.mostRows = mostRows;
        this.rows = new Rows(network.layout(), mostRows);
        this.streams = new ArrayList<>(mostRows);
        this.claims = new long[mostRows];
    }

    /** Takes a call in, unless it has no window; {@code true} when no more may come before {@link #run}. */
    boolean claim(CallStream stream) {
        long claim = stream.claim();
        if (claim >= 0) {
            claims[streams.size()] = claim;
            streams.add(stream);
        }
        return streams.size() == mostRows;
    }

    /** Runs the windows of those taken in, and tells them; never throws. Once closed it leaves the windows waiting where they are. */
    synchronized void run() {
        int told = 0;
        try {
            if (!closed && !streams.isEmpty()) {
                score();
                for (; told < streams.size(); told++) {
                    streams.get(told).leave(claims[told], rows, told, streams.size());
                }
            }
        } catch (OrtException | RuntimeException | Error broken) { // whatever it is, nobody else would tell the calls
            count(broken);
            for (; told < streams.size(); told++) {
                streams.get(told).leaveAlone(claims[told]);
            }
        } finally {
            streams.clear();
        }
    }

    /** Runs that failed. */
    long failedRuns() {
        return failed.get();
    }

    private void count(Throwable cause) {
        long all = failed.incrementAndGet();
        if (Long.bitCount(all) == 1) { // each time the number doubles
            LOG.log(
                    Level.WARNING,
                    () -> "the voice detector failed on " + all + " batches since the start; their calls run alone",
                    cause);
        }
    }

    private void score() throws OrtException {
        if (!network.hold()) {
            throw new ProviderException.Transient("the voice detector is not loaded");
        }
        try {
            int inUse = streams.size();
            for (int row = 0; row < inUse; row++) {
                streams.get(row).enter(claims[row], rows, row, inUse);
            }
            binding(inUse).run(network, false);
        } finally {
            network.release();
        }
    }

    private Binding binding(int inUse) throws OrtException {
        Binding binding = bindings.get(inUse);
        if (binding == null) {
            binding = new Binding(network.layout(), rows, inUse);
            bindings.put(inUse, binding);
        }
        return binding;
    }

    /** Waits for the run that is under way. */
    @Override
    public synchronized void close() {
        closed = true;
        bindings.values().forEach(Binding::close);
        bindings.clear();
    }
}
