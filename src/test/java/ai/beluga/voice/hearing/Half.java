package ai.beluga.voice.hearing;

import ai.beluga.voice.testkit.Recording;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two parts of the material, parted by source and speaker. Redrawn once, before the final run: the noise engines had
 * been tuned on recordings that were set aside at first, so they and all else of that source are in the tuning half now.
 * The test set of the CMU does not say who speaks, so all of it is one source. The synthetic voices are flite slt (t1), rms
 * (t2), awb (t3) and festival kal (t4): those of flite give recordings of the same length when they speak the texts again.
 */
enum Half {
    /** What was looked at while engines were tuned. */
    TUNING(
            "tuning",
            List.of(
                    caller("jfk", "jfk"),
                    caller("slt", "t1"),
                    caller("rms", "t2"),
                    caller("cmu", "cards-001", "digits-2934z", "cmu-goforward", "cmu-something"))),

    /** Nothing was tuned on it alone; the mode of the detector {@code webrtc} was chosen looking at all recordings. */
    SET_ASIDE(
            "set aside",
            List.of(
                    caller("librivox", "librivox-0870", "librivox-0880", "librivox-0890"),
                    caller("awb", "t3"),
                    caller("kal", "t4")));

    private final String title;
    private final List<Caller> callers;

    Half(String title, List<Caller> callers) {
        this.title = title;
        this.callers = callers;
    }

    /** As tables call it. */
    String title() {
        return title;
    }

    List<Caller> callers() {
        return callers;
    }

    boolean holds(String recording) {
        return callers.stream()
                .flatMap(caller -> caller.speech().stream())
                .anyMatch(speech -> speech.recording().name().equals(recording));
    }

    /** Whom the caller may hear behind him. */
    List<Caller> othersThan(Caller caller) {
        return callers.stream().filter(other -> !other.equals(caller)).toList();
    }

    /** The speech of everybody. */
    List<double[]> speech() {
        return callers.stream()
                .flatMap(caller -> caller.speech().stream())
                .map(LabelledSpeech::samples)
                .toList();
    }

    /** The speech of everybody in this half but one. */
    List<double[]> others(Caller caller) {
        return othersThan(caller).stream()
                .flatMap(other -> other.speech().stream())
                .map(LabelledSpeech::samples)
                .toList();
    }

    private static Caller caller(String name, String... recordings) {
        return new Caller(
                name,
                Stream.of(recordings)
                        .map(Recording::named)
                        .map(LabelledSpeech::of)
                        .toList());
    }

    /**
     * One voice, or several of one source that cannot be told apart.
     *
     * @param speech what is said in a call
     */
    record Caller(String name, List<LabelledSpeech> speech) {}
}
