package ai.beluga.voice.turn;

/**
 * Told of everything at the mouth of the pure core, in order, by the thread that handles the session: what goes into
 * {@link VoiceSmoother} and {@link TurnMachine}, and what the machine decides. Must return at once and never throw.
 */
public interface TurnTap {

    /** Looks away. */
    TurnTap NONE = new TurnTap() {
        @Override
        public void scored(long endMillis, long lengthMillis, float probability, Moment moment) {}

        @Override
        public void cut(Moment moment) {}

        @Override
        public void input(TurnInput input, long nowNanos) {}

        @Override
        public void decided(TurnDecision decision) {}

        @Override
        public void close() {}
    };

    /**
     * When something is given to the smoother.
     *
     * @param heardMillis how far the audio as it came was heard by then; edges are {@link SpeechEdge#knownAt} there
     * @param nowNanos on the clock of the session
     */
    record Moment(long heardMillis, long nowNanos) {}

    /** As {@link VoiceSmoother#score} is about to be told. */
    void scored(long endMillis, long lengthMillis, float probability, Moment moment);

    /** As {@link VoiceSmoother#cut} is about to be told, at {@link Moment#heardMillis}. */
    void cut(Moment moment);

    /** As {@link TurnMachine#on} is about to be told. */
    void input(TurnInput input, long nowNanos);

    /** Something was decided upon the last input. */
    void decided(TurnDecision decision);

    /** Nothing more comes. */
    void close();
}
