package ai.beluga.voice.interruption;

import ai.beluga.voice.interruption.Overlap.Part;
import ai.beluga.voice.interruption.OverlapCall.Chain;
import ai.beluga.voice.provider.moonshine.RememberingRecogniser;
import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.VoiceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code interruption-report.md}: how well interruptions are told from everything else. With {@code tuning} as the
 * second argument it runs that part only and prints what became of each overlap, so that what is set aside stays unseen.
 */
public final class InterruptionReport {

    private InterruptionReport() {}

    /** Writes the report. @param args the directory to write to; {@code docs} when there is none */
    public static void main(String[] args) throws Exception {
        Chain chain = new Chain(
                LoadedDetectors.silero(),
                new RememberingRecogniser(Path.of("target/decoded-overlaps.txt")),
                new SpokenReplies(),
                English.TURN,
                VoiceSettings.DEFAULT);
        if (args.length > 1) {
            Part part = Part.valueOf(args[1]);
            Files.write(Path.of("target/interruption-" + part + ".txt"), ReportText.trace(Results.of(part, chain)));
            return;
        }
        List<Results> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            parts.add(Results.of(part, chain));
        }
        Path docs = Path.of(args.length > 0 ? args[0] : "docs");
        Files.write(docs.resolve("interruption-report.md"), ReportText.report(parts));
        if (!ReportText.isMet(parts.getLast())) {
            System.exit(1);
        }
    }
}
