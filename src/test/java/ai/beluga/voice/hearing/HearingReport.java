package ai.beluga.voice.hearing;

import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@code hearing-report.md} and its plots: what each engine that hears the caller is worth. Takes some minutes. The
 * system property {@code beluga.turn.onnx.model} names a network for turn detection; without it those rows stay empty.
 */
public final class HearingReport {

    private static final String TURN_MODEL = "beluga.turn.onnx.model";

    private HearingReport() {}

    /** Writes the report. @param args the directory to write to; {@code docs} when there is none */
    public static void main(String[] args) throws IOException {
        Path docs = Path.of(args.length > 0 ? args[0] : "docs");
        Map<String, VoiceActivityDetector> detectors = Engines.detectors();
        Map<String, NoiseSuppressor> suppressors = Engines.suppressors();
        Plots plots = new Plots(docs.resolve("hearing"));
        VoiceResults voice = VoiceResults.of(detectors);
        plots.voice(voice);
        NoiseResults noise = NoiseResults.of(suppressors, detectors);
        plots.noise(noise);
        List<String> lines = new ArrayList<>(method(voice));
        lines.add("");
        lines.addAll(new VoicePart(voice).lines());
        lines.addAll(new NoisePart(noise).lines());
        lines.add("## Turn detection");
        lines.add("");
        lines.addAll(TurnFigures.markdown(
                Optional.ofNullable(System.getProperty(TURN_MODEL)).map(Path::of)));
        Files.writeString(
                docs.resolve("hearing-report.md"), String.join("\n", lines).stripTrailing() + "\n");
    }

    private static List<String> method(VoiceResults voice) {
        return String.format("""
            # How well the gateway hears

            Written by `ai.beluga.voice.hearing.HearingReport` (test tree); every table and plot comes from one\
             run, with every engine at its default settings. What the engines are and cost: `hearing.md`.

            ## Method

            **Speech.** The telephone recordings of `src/test/resources/audio` (8 kHz, mu-law), each brought to\
             an active level of -26 dBFS by ITU-T P.56 (15.9 dB margin, 200 ms hang-over). One call a caller:\
             every recording %d times, between pauses of 1.5 to 3 s drawn at random.

            **Two parts.** Split by speaker before anything was tuned. Tuning: jfk, slt (t1), rms (t2), and the words\
             and digits of the CMU test set. Set aside: librivox, the sentences of the CMU test set, awb (t3), kal (t4).\
             The CMU test set does not say who speaks, so one of its voices may be in both parts; the synthetic voices\
             come from two related synthesizers, the voices themselves are different. The thresholds of `energy` were\
             chosen on jfk, slt and rms alone, the fixed level on the tuning part, and nothing on what is set aside.

            **Noise.** White, pink (Kellet's filter), hum (50 or 60 Hz, harmonics from 200 to 3,400 Hz, wandering),\
             babble (six voices of the same part at once, never the caller's), clicks (four a second, up to 15 ms).\
             Seeds 1 to %d. Through the whole call, pauses too. Level: power of the active speech over the mean\
             power of the noise. A mix that would clip is made quieter as a whole. Then mu-law.

            **Labels.** From the clean recording, every 10 ms: speech is what is not more than 15.9 dB below the\
             active level, and every pause of less than 200 ms between; from there down to 25 dB below it is\
             unsure; all else is silence. So a pause within a sentence is silence when it lasts 200 ms, as the\
             gateway's own smoothing has it.

            **Count.** The decision of the gateway, not the score of the engine: scores through `turn.VoiceSmoother`\
             with its default settings, begin and end by media time. Not counted: what is unsure, 100 ms on\
             either side of a begin, and from 100 ms before an end until the hang-over of 200 ms behind it.\
             The strict count below leaves nothing out.

            **Fixed level**, for comparison only: speech is what is louder than %.0f dBFS in 10 ms, the level best\
             on the tuning part at 20 dB. `onnx` is the network of Silero 5, given as a file.
            """, VoiceResults.ROUNDS, VoiceResults.SEEDS, voice.fixedDbfs())
                .lines()
                .toList();
    }
}
