package ai.beluga.voice.interruption;

/**
 * Something heard while the agent speaks.
 *
 * @param name says what it is
 * @param part of the material
 * @param samples PCM16 at 8 kHz; may be nothing but an echo
 * @param onsetMillis where in the samples it becomes loud enough to be speech
 * @param startMillis where in the reply the samples begin
 * @param echo how the line gives back what the agent says
 * @param reply number of what the agent says
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Overlap(
        String name, Kind kind, Part part, short[] samples, int onsetMillis, int startMillis, Echo echo, int reply) {

    /** Which part of the material, parted by source. */
    enum Part {
        TUNING("tuning"),
        /** Was set aside until its figures were known and the rules were made better for them. */
        FORMER("tuning, first set aside once"),
        /** As well. */
        SECOND("tuning, second set aside once"),
        SET_ASIDE("set aside");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * What comes back of the agent.
     *
     * @param gainDb 0 is as loud as it was sent
     * @param lagMillis after it was played
     */
    record Echo(double gainDb, int lagMillis) {
        static final Echo NONE = new Echo(Double.NEGATIVE_INFINITY, 0);

        double factor() {
            return Math.pow(10, gainDb / 20);
        }
    }
}
