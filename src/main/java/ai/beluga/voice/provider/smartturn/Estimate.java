package ai.beluga.voice.provider.smartturn;

import java.util.function.Consumer;

/** One pause on its way to an estimate. */
final class Estimate {

    private final short[] turn;
    private final Consumer<Estimate> done;
    private volatile boolean takenBack;
    private double probability;

    /**
     * Something to be judged.
     *
     * @param turn PCM16 at 8 kHz, not changed any more
     * @param done called by the worker when the probability is known
     */
    Estimate(short[] turn, Consumer<Estimate> done) {
        this.turn = turn;
        this.done = done;
    }

    /** Judges, unless nobody wants to know any more, and tells. */
    void make(Judge judge) {
        if (!takenBack) {
            probability = judge.endOfTurn(turn);
            done.accept(this);
        }
    }

    /** That the turn is over, 0..1; known once it is done. */
    double probability() {
        return probability;
    }

    void takeBack() {
        takenBack = true;
    }
}
