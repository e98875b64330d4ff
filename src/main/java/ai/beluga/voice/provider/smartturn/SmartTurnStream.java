package ai.beluga.voice.provider.smartturn;

import ai.beluga.voice.speech.turndetection.TurnDetector;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call's turns. A pause is judged once: its words are not looked at, so other words change nothing; they only ask again
 * when there was no place before. What a newer pause, speech, the end of the turn or of the call has made pointless is taken
 * back.
 *
 * <p>Called by the call's thread; a worker brings the estimate. The lock is held while it is handed over, so that none comes
 * after {@link #close}.
 */
final class SmartTurnStream implements TurnDetector.Stream {

    private static final long NONE = Long.MIN_VALUE;

    private final EstimatePool pool;
    private final int leadInSamples;
    private final Consumer<TurnDetector.TurnEstimate> estimates;
    private final TurnWindow window = new TurnWindow();
    private boolean speaking;
    private long judged = NONE;
    private @Nullable Estimate underWay;
    private boolean closed;

    /** @param leadInSamples how much from before speech was noticed belongs to a turn, at 8 kHz */
    SmartTurnStream(EstimatePool pool, int leadInSamples, Consumer<TurnDetector.TurnEstimate> estimates) {
        this.pool = pool;
        this.leadInSamples = leadInSamples;
        this.estimates = estimates;
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        window.accept(samples, offset, length);
    }

    @Override
    public void speaking() {
        speaking = true;
        window.begin(leadInSamples);
        become(null);
    }

    /** Without speech since the last turn there is nothing to judge. */
    @Override
    public void paused(int pause, String text) {
        speaking = false;
        if (pause == judged || closed || !window.isOpen()) {
            return;
        }
        Estimate estimate = new Estimate(window.turn(), made -> hand(made, pause));
        become(estimate);
        judged = pool.submit(estimate) ? pause : NONE;
    }

    /** A caller who is speaking right now is in the next turn already. */
    @Override
    public void endTurn() {
        window.end();
        if (speaking) {
            window.begin(0);
        }
        become(null);
    }

    @Override
    public void close() {
        closed = true;
        become(null);
    }

    private void become(@Nullable Estimate next) {
        Estimate before;
        synchronized (this) {
            before = underWay;
            underWay = next;
        }
        if (before != null) {
            pool.takeBack(before);
        }
    }

    private synchronized void hand(Estimate made, int pause) {
        if (underWay == made) {
            underWay = null;
            estimates.accept(new TurnDetector.TurnEstimate(pause, made.probability()));
        }
    }
}
