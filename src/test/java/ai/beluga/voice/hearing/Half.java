package ai.beluga.voice.hearing;

import ai.beluga.voice.testkit.Recording;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two parts of the material, parted by speaker before anything was tuned. The test set of the CMU does not say which of
 * its recordings share a speaker: its words and digits are in one part and its sentences in the other, so a voice of it may
 * be in both. The synthetic voices are flite slt (t1), rms (t2), awb (t3) and festival kal (t4), told by speaking the texts
 * again with each voice.
 */
enum Half {
    /** Thresholds may be chosen on it. */
    TUNING(
            "tuning",
            List.of(
                    caller("jfk", "jfk"),
                    caller("slt", "t1"),
                    caller("rms", "t2"),
                    caller("cmu-words", "cards-001", "digits-2934z"))),

    /** Reported, and looked at for nothing else. */
    SET_ASIDE(
            "set aside",
            List.of(
                    caller("librivox", "librivox-0870", "librivox-0880", "librivox-0890"),
                    caller("cmu", "cmu-goforward", "cmu-something"),
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

    /** The speech of everybody in this half but one. */
    List<double[]> others(Caller caller) {
        return callers.stream()
                .filter(other -> !other.equals(caller))
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
