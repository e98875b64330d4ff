package ai.beluga.voice.hearing;

import java.util.List;
import java.util.stream.Stream;

/** What the report says whatever was measured; {@link HearingReportTest} holds the published page to it. */
final class ReportText {

    private static final String METHOD = String.format("""
        # How well the gateway hears

        Written by `ai.beluga.voice.hearing.HearingReport` (test tree); every table and plot comes from one\
         run, with every engine at its default settings. What the engines are and cost: `hearing.md`.

        ## Method

        **Speech.** The telephone recordings of `src/test/resources/audio` (8 kHz, mu-law), each brought to\
         an active level of -26 dBFS by ITU-T P.56 (15.9 dB margin, 200 ms hang-over). One call a caller:\
         every recording %d times, between pauses of 1.5 to 3 s drawn at random.

        **Two parts**, split by source and speaker. Tuning: jfk, slt (t1), rms (t2), all of the CMU test set (which\
         does not say who speaks). Set aside: librivox, awb (t3), kal (t4).\
         **The split was redrawn before the final run**, when results with the first one existed: the noise engines\
         had been tuned on two recordings of the CMU test set that were set aside at first, so all of that set is\
         tuning material now. `energy` was tuned on jfk, t1 and t2 only, though its unit tests ran on every\
         recording until the split was redrawn; the noise engines on\
         jfk, cards-001, digits-2934z, t1 and t2; the mode of the voice detector `webrtc` was chosen looking at\
         everything, so for it nothing is set aside. Both parts are small, and the synthetic voices come from two\
         related synthesizers.

        **Noise.** White, pink (Kellet's filter), hum (50 or 60 Hz, harmonics from 200 to 3,400 Hz, wandering),\
         babble (six voices at once, each from a place of its own, never the caller's: recordings drawn without\
         replacement from the same part, some twice or more where it has fewer than six), clicks (four a second, up to 15 ms).\
         All limited to the telephone's band, 200 to 3,400 Hz, as the speech is, before the level is set.\
         Seeds 1 to %d. Through the whole call, pauses too. Level: power of the active speech over the mean\
         power of the noise. A mix that would clip is made quieter as a whole. Then mu-law.

        **Labels.** From the clean recording, every 10 ms: speech is what is not more than 15.9 dB below the\
         active level, and every pause of less than 200 ms between; from there down to 25 dB below it is\
         unsure; all else is silence. So a pause within a sentence is silence when it lasts 200 ms, as the\
         gateway's own smoothing has it.

        **Count.** The decision of the gateway, not the score of the engine: scores through `turn.VoiceSmoother`\
         with its default settings, begin and end by media time. Not counted: what is unsure, 100 ms on\
         either side of a begin, and from 100 ms before an end until the hang-over of 200 ms behind it.\
         So **a pause of up to 300 ms is not counted at all**; pauses within recordings are given apart.\
         Two more counts leave nothing out: the strict one takes everything but speech for silence; the one as issue 3\
         words it takes the hang-over of 200 ms behind every end for speech, so that what an engine ends sooner counts as\
             missed.

        **In brackets**: 95 %% of what other callers would give, a bootstrap that draws callers, each with all calls\
         of theirs. Three or four callers a part: a rough guide, and 100.0 to 100.0 is no proof.

        **Fixed level**, for comparison only: speech is what is louder than one level in 10 ms, the level with the\
         least mean balanced error over every noise and SNR of the tuning part. **Best level for each SNR** is an\
         oracle: the level best for that SNR over every noise, chosen on the very calls it is counted on.\
         `onnx` is the network of Silero 5, given as a file.
        """, VoiceResults.ROUNDS, VoiceResults.SEEDS);

    static final String BOUND =
            "At 10 dB in white noise, pink noise and hum at least 95 % of speech is to be found and at most 2 % of"
                    + " silence taken for speech, in the usual count. Babble is not bounded.";

    static final String EDGES = "White, pink and hum at 10 dB together. The delay is from the labelled begin of speech"
        + " until the gateway knows of it, which takes at least the 96 ms of speech that make a start; the end error"
        + " is from the labelled end to the end it decides on. The balanced error in the tables above is the mean of"
        + " speech missed and silence taken for speech, over every noise and level.";

    static final String SUPPRESSION =
            "Each recording once, one seed, through the gateway's own stage, which makes up for the delay. The"
                    + " default of `spectral` was chosen on the tuning part; `webrtc` and `rnnoise` are as their makers"
                    + " trained or tuned them.";

    static final String DISTORTION =
            "SI-SDR in dB over the steps that are speech, mean over the callers: without suppression, and what each"
                + " engine adds. Behind it the same for the SDR of BSS Eval, which forgives a fixed filter of 8 ms to"
                + " either side. The two differ where an engine turns the phase, which nobody hears; `webrtc` does, as"
                + " a high-pass filter would. The first row, a line without noise, is what an engine does to speech"
                + " alone.";

    static final String PAUSES = "Mean level 300 ms or more from speech, dB relative to full scale, at 5 dB, set aside."
            + " Speech is at -26.";

    static final String DIFFERENCE =
            "Does suppression help the recogniser? Words wrong without it less words wrong with it, of the same calls,"
                + " in percent of the words, five noises together: above 0 it helps. Behind it the words wrong with it"
                + " over those without. Where the bracket holds 0, the material does not tell.";

    static final String DETECTION = "Speech found / silence taken for speech in percent at 5 dB, set aside.";

    private ReportText() {}

    /** The head of the page. */
    static List<String> method() {
        return METHOD.lines().toList();
    }

    /** Every line of the page that does not depend on a measurement. */
    static List<String> all() {
        return Stream.concat(
                        method().stream().filter(line -> !line.isEmpty()),
                        Stream.of(
                                BOUND,
                                EDGES,
                                SUPPRESSION,
                                DISTORTION,
                                PAUSES,
                                DIFFERENCE,
                                DETECTION,
                                TurnFigures.METHOD))
                .toList();
    }
}
