package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.testkit.Recording;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Measures the voice detector. */
public final class SileroFigures {

    private SileroFigures() {}

    /** Lines for a report. */
    public static String measure() {
        long load = System.nanoTime();
        VoiceActivityDetector detector = LoadedDetectors.silero();
        load = System.nanoTime() - load;
        short[] speech = Recording.named("jfk").samples();
        int windows = speech.length / detector.traits().frameSamples();
        long best = Long.MAX_VALUE;
        long total = 0;
        int rounds = 12;
        try (VoiceActivityDetector.Stream stream = detector.open(score -> {})) {
            for (int round = 0; round < rounds; round++) {
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                stream.accept(speech, 0, speech.length);
                cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
                best = Math.min(best, cpu);
                total += cpu;
            }
        }
        return String.format(
                Locale.ROOT,
                "voice detector load: %d ms; CPU of 32 ms: best %.0f us, mean %.0f us%n",
                load / 1_000_000,
                best / 1e3 / windows,
                total / 1e3 / windows / rounds);
    }
}
