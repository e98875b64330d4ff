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
 * system property {@code beluga.turn.onnx.model} names a network for turn detection; without it those rows stay empty. Ends
 * with 1, once all is written, when {@link SileroBound} is not met.
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
        List<String> lines = new ArrayList<>(ReportText.method());
        lines.add("");
        lines.addAll(new VoicePart(voice).lines());
        lines.addAll(new NoisePart(noise).lines());
        lines.add("## Turn detection");
        lines.add("");
        lines.addAll(TurnFigures.markdown(
                Optional.ofNullable(System.getProperty(TURN_MODEL)).map(Path::of)));
        Files.writeString(
                docs.resolve("hearing-report.md"), String.join("\n", lines).stripTrailing() + "\n");
        if (!SileroBound.metBy(voice)) {
            System.exit(1);
        }
    }
}
