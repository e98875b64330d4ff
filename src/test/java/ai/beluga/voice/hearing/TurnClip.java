package ai.beluga.voice.hearing;

/**
 * What was heard of a turn up to a pause of 200 ms, when its end is judged.
 *
 * @param name of the recording and where it was cut
 * @param set whose recording it is
 * @param complete whether the speaker has finished; otherwise speech follows
 * @param pauseMillis how long the speaker really paused there, 0 for the end
 * @param samples PCM16 at 8 kHz
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares clips
record TurnClip(String name, Set set, boolean complete, int pauseMillis, short[] samples) {

    /**
     * Which part of the material, as {@link Half} splits it; the embedded voice and one of t1 to t4 are made from the same
     * speaker.
     */
    enum Set {
        TUNING("tuning"),
        SET_ASIDE("set aside"),
        SYNTHETIC("sentences of the embedded voice");

        private final String title;

        Set(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
