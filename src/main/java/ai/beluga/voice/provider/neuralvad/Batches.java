package ai.beluga.voice.provider.neuralvad;

/** Where a call may hand in a window to have it run together with those of other calls. All methods return at once. */
interface Batches {

    /** Never. */
    Batches NONE = new Batches() {
        @Override
        public void joined() {
            // Nobody counts.
        }

        @Override
        public void left() {
            // Nobody counts.
        }

        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public void add(CallStream stream) {
            throw new IllegalStateException("no batches are made");
        }

        @Override
        public void late(int windows) {
            // None was handed in.
        }
    };

    /** One more call. */
    void joined();

    /** One call less. */
    void left();

    /** Whether there are enough calls for it. */
    boolean wanted();

    /** Takes a call into the next batch. It must not be waiting for one already. */
    void add(CallStream stream);

    /** A call took back windows that waited too long, and runs them itself. */
    void late(int windows);
}
