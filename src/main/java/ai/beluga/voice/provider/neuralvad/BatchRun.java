package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.speech.ProviderException;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of the network for several calls. Its memory is made once for the largest batch, and the tensors over it once for
 * each size. Used by one thread at a time; a run that fails is told to its calls and to nobody else.
 */
final class BatchRun implements AutoCloseable {

    private final VoiceNetwork network;
    private final int mostRows;
    private final Rows rows;
    private final Map<Integer, Binding> bindings = new HashMap<>();
    private final List<CallStream> streams;
    private final long[] claims;
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

    /** Runs the windows of those taken in, and tells them. Once closed it leaves the windows waiting where they are. */
    synchronized void run() {
        int told = 0;
        try {
            if (!closed && !streams.isEmpty()) {
                score();
                while (told < streams.size()) {
                    int row = told++;
                    streams.get(row).leave(claims[row], rows, row, streams.size());
                }
            }
        } catch (OrtException | RuntimeException | Error broken) { // whatever it is, nobody else would tell the calls
            ProviderException cause = broken instanceof ProviderException known
                    ? known
                    : new ProviderException.Transient("the voice detector failed", broken);
            while (told < streams.size()) {
                int row = told++;
                streams.get(row).fail(claims[row], cause);
            }
        } finally {
            streams.clear();
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
