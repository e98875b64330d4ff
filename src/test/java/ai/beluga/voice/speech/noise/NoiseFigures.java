package ai.beluga.voice.speech.noise;

import ai.beluga.voice.hearing.Cleaned;
import ai.beluga.voice.hearing.FilteredSdr;
import ai.beluga.voice.hearing.Noise;
import ai.beluga.voice.provider.spectral.LoadedSpectral;
import ai.beluga.voice.provider.webrtcnoise.LoadedWebrtcNoise;
import ai.beluga.voice.testkit.Recording;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures what the engines gain and cost, on the recordings that may be tuned on: {@code mvn test -Dtest=NoiseFigures};
 * result in {@code target/noise-figures.txt}.
 */
class NoiseFigures {

    private static final List<String> NAMES = List.of("jfk", "cards-001", "digits-2934z", "t1", "t2");
    private static final int PAUSE_SAMPLES = 12_000;
    private static final short[] SPEECH = Recording.joined(
            PAUSE_SAMPLES / 8, NAMES.stream().map(Recording::named).toArray(Recording[]::new));
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<String, NoiseSuppressor> engines = new LinkedHashMap<>();
    private final List<String> report = new ArrayList<>();

    @Test
    void measure() throws IOException {
        engines.put("spectral", LoadedSpectral.suppressor());
        engines.put("webrtc", LoadedWebrtcNoise.suppressor());
        for (double snrDb : new double[] {10, 5, 0}) {
            for (Noise noise : Noise.real()) {
                engines.forEach((name, engine) -> report.add(gain(name, engine, noise, snrDb)));
            }
        }
        engines.forEach((name, engine) -> report.add(beginning(name, engine)));
        engines.forEach((name, engine) -> report.add(cost(name, engine)));
        Files.write(Path.of("target/noise-figures.txt"), report);
    }

    private static String gain(String name, NoiseSuppressor engine, Noise noise, double snrDb) {
        short[] noisy = noise.under(SPEECH, snrDb, 5);
        short[] clean = Cleaned.by(engine, noisy);
        double before = 0;
        double after = 0;
        double pause = 0;
        int at = PAUSE_SAMPLES;
        for (String recording : NAMES) {
            int end = at + Recording.named(recording).samples().length;
            int rest = end + PAUSE_SAMPLES - 1_000;
            before += sdrDb(noisy, at, end) / NAMES.size();
            after += sdrDb(clean, at, end) / NAMES.size();
            pause += Signals.levelDb(clean, end + 4_000, rest) / NAMES.size();
            pause -= Signals.levelDb(noisy, end + 4_000, rest) / NAMES.size();
            at = end + PAUSE_SAMPLES;
        }
        return "%-8s %-6s %2.0f dB: SDR %.1f to %.1f dB (%+.1f), pauses %+.1f dB"
                .formatted(name, noise, snrDb, before, after, after - before, pause);
    }

    private static double sdrDb(short[] found, int from, int to) {
        return FilteredSdr.db(
                Arrays.copyOfRange(SPEECH, from, to), Arrays.copyOfRange(found, from, to), sample -> true);
    }

    /** Of clean speech without anything before it. */
    private static String beginning(String name, NoiseSuppressor engine) {
        StringBuilder line = new StringBuilder(name + ", level of the first second of a call that begins with speech:");
        for (String recording : NAMES) {
            short[] speech = Recording.named(recording).samples();
            short[] clean = Cleaned.by(engine, speech);
            int second = Math.min(8_000, speech.length - 400);
            double change = Signals.levelDb(clean, 0, second) - Signals.levelDb(speech, 0, second);
            line.append(" %s %+.1f dB".formatted(recording, change));
        }
        return line.toString();
    }

    private static String cost(String name, NoiseSuppressor engine) {
        long opened = THREADS.getCurrentThreadAllocatedBytes();
        NoiseSuppressor.Stream stream = engine.open();
        opened = THREADS.getCurrentThreadAllocatedBytes() - opened;
        long best = Long.MAX_VALUE;
        int frame = engine.traits().frameSamples();
        int frames = SPEECH.length / frame;
        for (int round = 0; round < 60; round++) {
            short[] samples = SPEECH.clone();
            long nanos = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < frames; i++) {
                stream.apply(samples, i * frame);
            }
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - nanos);
        }
        stream.close();
        double seconds = (double) frames * frame / engine.traits().sampleRateHz();
        return "%s: %.0f us of CPU for a second of audio, %d bytes of heap for a call"
                .formatted(name, best / 1e3 / seconds, opened);
    }
}
