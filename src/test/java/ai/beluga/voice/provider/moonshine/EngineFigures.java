package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.provider.neuralvad.SileroFigures;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.WordErrors;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Measures the embedded engines: {@code mvn test -Dtest=EngineFigures}; result in {@code target/engine-figures.txt}. */
class EngineFigures {

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure() throws Exception {
        note("resident before: %d MB", residentMegabytes());
        long start = System.nanoTime();
        Recogniser.shared();
        note("recogniser load and first run: %d ms", millisSince(start));
        note("resident with recogniser: %d MB", residentMegabytes());
        report.append(SileroFigures.measure());
        note("resident with voice detector: %d MB", residentMegabytes());
        accuracyAndSpeed();
        note("resident after recognition: %d MB", residentMegabytes());
        latencyAtPace();
        Files.writeString(Path.of("target/engine-figures.txt"), report);
    }

    private void accuracyAndSpeed() {
        WordErrors human = WordErrors.NONE;
        WordErrors all = WordErrors.NONE;
        long nanos = 0;
        long samples = 0;
        List<String> humanNames =
                Recording.human().stream().map(Recording::name).toList();
        for (int round = 0; round < 3; round++) {
            for (Recording recording : Recording.all()) {
                short[] speech = Recogniser.wide(recording.samples());
                long start = cpuNanos();
                String text = Recogniser.transcriber()
                        .heard(new SpeechAudio.Clip(speech, speech.length), () -> false)
                        .text();
                nanos += round > 0 ? cpuNanos() - start : 0;
                samples += round > 0 ? speech.length : 0;
                if (round == 0) {
                    WordErrors errors = WordErrors.between(recording.words(), text);
                    all = all.plus(errors);
                    human = humanNames.contains(recording.name()) ? human.plus(errors) : human;
                    note("  %s: %d/%d %s", recording.name(), errors.errors(), errors.words(), text);
                }
            }
        }
        note("WER human %s = %.1f %%, all %s = %.1f %%", human, 100 * human.rate(), all, 100 * all.rate());
        note("real-time factor of one thread, CPU: %.3f", nanos / 1e9 / (samples / 16_000.0));
    }

    /** A sentence of about three seconds in real time; the flush comes 200 ms after its end, as the voice detector's. */
    private void latencyAtPace() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        BlockingQueue<SttEvent> events = new LinkedBlockingQueue<>();
        SpeechToText engine = new MoonshineSpeechToText(
                Recogniser.shared(), Configurations.of("beluga.stt.embedded.workers", "1"), threads);
        List<Long> waits = new ArrayList<>();
        short[] speech = Recogniser.wide(Recording.joined(200, Recording.named("t2")));
        for (int round = 0; round < 8; round++) {
            try (SpeechToText.Stream stream =
                    engine.open(Locale.US, events::add).toCompletableFuture().get()) {
                long begin = System.nanoTime();
                for (int at = 0; at < speech.length; at += 320) {
                    stream.accept(speech, at, Math.min(320, speech.length - at));
                    LockSupport.parkNanos(begin + at / 320 * 20_000_000L - System.nanoTime());
                }
                long flushed = System.nanoTime();
                stream.flush(1);
                while (!(events.poll(20, TimeUnit.SECONDS) instanceof SttEvent.Flushed)) {
                    // Hypotheses come first.
                }
                waits.add(millisSince(flushed));
            }
        }
        note("flush to final text of %.1f s in real time: %s ms", speech.length / 16_000.0, waits);
        threads.shutdownNow();
    }

    private void note(String format, Object... values) {
        report.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long residentMegabytes() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1_024;
    }
}
