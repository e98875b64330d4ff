package ai.beluga.voice.pipeline;

/**
 * Told how long audio between the caller and a model was in the gateway's hands, for every piece of it. Called on the threads
 * that carry audio: must return at once.
 */
public interface HeldAudio {

    /** Nobody is told. */
    HeldAudio UNTOLD = new HeldAudio() {
        @Override
        public void toModel(long nanos) {}

        @Override
        public void toLine(long nanos) {}
    };

    /**
     * A frame of the caller was given to the client of the model's vendor while the vendor is to hear the caller.
     *
     * @param nanos since its message was taken from the line's socket
     */
    void toModel(long nanos);

    /**
     * Audio of the reply under way can be sent as soon as the ear is there for it; what was due at once is sent.
     *
     * @param nanos since its message was taken from the vendor's socket
     */
    void toLine(long nanos);
}
