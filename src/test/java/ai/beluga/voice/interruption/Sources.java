package ai.beluga.voice.interruption;

import ai.beluga.voice.interruption.Overlap.Part;
import java.util.List;

/**
 * What a part of the material is made from; no phrase or announcement is of two parts but the phrases that the
 * first two share, and no voice but smith's.
 *
 * @param directory of the phrases
 * @param voices that say them
 * @param recordings that interrupt
 * @param babble recordings that talk behind
 * @param leastDbfs of a caller
 * @param rangeDb between the softest and the loudest
 */
record Sources(
        String directory,
        List<String> voices,
        List<String> recordings,
        List<String> babble,
        double leastDbfs,
        double rangeDb) {

    private static final List<String> FIRST =
            List.of("jfk", "t1", "t2", "cards-001", "digits-2934z", "cmu-goforward", "cmu-something");
    private static final List<String> SECOND = List.of("librivox-0870", "librivox-0880", "librivox-0890", "t3", "t4");

    static Sources of(Part part) {
        return switch (part) {
            case TUNING -> new Sources("interruption", List.of("slt", "rms"), FIRST, FIRST, -26, 0);
            case FORMER -> new Sources("interruption", List.of("awb", "kal"), SECOND, SECOND, -26, 0);
            case SECOND ->
                new Sources(
                        "interruption/second", List.of("joe", "ked", "espeak", "smith"), List.of(), List.of(), -32, 10);
            case SET_ASIDE ->
                new Sources(
                        "interruption/third", List.of("heart", "low", "scot", "smith"), List.of(), List.of(), -32, 10);
        };
    }
}
