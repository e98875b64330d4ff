package ai.beluga.voice.provider.silero;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.provider.ModelFiles;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.time.Ticker;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures the voice detector. */
public final class SileroFigures {

    private SileroFigures() {}

    /** Lines for a report. */
    public static String measure() throws Exception {
        Configuration configuration = Configurations.of();
        SileroModel model = new SileroModel(configuration, new ModelFiles(configuration), Ticker.SYSTEM);
        long load = System.nanoTime();
        model.load();
        load = System.nanoTime() - load;
        short[] speech = Recording.named("jfk").samples();
        int windows = speech.length / SileroState.WINDOW_SAMPLES;
        long best = Long.MAX_VALUE;
        long total = 0;
        int rounds = 12;
        try (VoiceActivityDetector.Stream stream = new SileroVoiceActivityDetector(model).open(score -> {})) {
            for (int round = 0; round < rounds; round++) {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                stream.accept(speech, 0, speech.length);
                cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
                best = Math.min(best, cpu);
                total += cpu;
            }
        }
        model.unload();
        return String.format(
                Locale.ROOT,
                "voice detector load: %d ms; CPU of 32 ms: best %.0f us, mean %.0f us%n",
                load / 1_000_000,
                best / 1e3 / windows,
                total / 1e3 / windows / rounds);
    }
}
