package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.Denoise;
import ai.beluga.voice.pipeline.stage.DetectVoice;
import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import ai.beluga.voice.provider.webrtcnoise.LoadedWebrtcNoise;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.time.Timers;
import ai.beluga.voice.turn.VoiceSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Whether one core hears 150 calls in real time: their audio, out of step, through noise suppression and voice activity, with
 * all threads of this process held on one core where {@code taskset} is there. Needs no server.
 */
class HearingLoad {

    private static final int CALLS = Integer.getInteger("hearing.calls", 150);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final int FRAME_SAMPLES = 160;
    private static final int FRAME_MILLIS = 20;
    private static final int SAMPLES_PER_MILLI = 8;

    /** Calls whose frames fall into the same step are heard one after the other. */
    private static final long STEP_MILLIS = 2;

    private static final int STEPS_PER_FRAME = (int) (FRAME_MILLIS / STEP_MILLIS);
    /** Processor time for a second of audio, not of the clock: so it exceeds one core where one is too few. */
    private static final double MOST_CORES = 0.9;

    private static final int MOST_LATE_MILLIS = 100;
    private static final int WINDOW_SAMPLES = 256;
    private static final long FIRST_SAMPLE = WARM_UP.toMillis() * SAMPLES_PER_MILLI;
    private static final long LAST_SAMPLE = FIRST_SAMPLE + MEASURED.toMillis() * SAMPLES_PER_MILLI;

    /** Of the windows that end in the time that is measured. */
    private static final long SCORES = CALLS * (LAST_SAMPLE / WINDOW_SAMPLES - FIRST_SAMPLE / WINDOW_SAMPLES);

    private static final Duration LAST_SCORES = Duration.ofSeconds(5);

    private final short[] speech = Recording.named("jfk").samples();
    private final AtomicIntegerArray lateness = new AtomicIntegerArray(10_000);
    private volatile long epochNanos;

    @Test
    void oneCoreHearsThemInRealTime() throws Exception {
        NoiseSuppressor noise = LoadedWebrtcNoise.suppressor();
        try (ExecutorService executor = Executors.newCachedThreadPool();
                ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
                OneCore core = OneCore.hold()) {
            VoiceActivityDetector voice = LoadedDetectors.silero(executor, later(timers));
            List<Heard> calls = new ArrayList<>();
            for (int n = 0; n < CALLS; n++) {
                calls.add(new Heard(noise, voice, n));
            }
            epochNanos = System.nanoTime();
            play(calls, 0, frames(WARM_UP));
            long cpu = processCpuNanos();
            play(calls, frames(WARM_UP), frames(MEASURED));
            awaitScores();
            double cores = (processCpuNanos() - cpu) / (double) MEASURED.toNanos();
            calls.forEach(Heard::close);
            tell(core.isHeld(), cores);
            assertThat(scores()).as("scores").isEqualTo(SCORES);
            assertThat(cores).as("cores").isLessThan(MOST_CORES);
            assertThat(percentile(99)).as("99 of 100 scores").isLessThan(MOST_LATE_MILLIS);
        }
    }

    /** One call's way from the line to the scores of its speech; out of step with the others by its number. */
    private final class Heard {

        private final Denoise denoise;
        private final DetectVoice detect;
        private final short[] frame = new short[FRAME_SAMPLES];
        private final int step;
        private int at;

        Heard(NoiseSuppressor noise, VoiceActivityDetector voice, int number) {
            this.denoise = new Denoise(noise);
            this.detect = new DetectVoice(voice, VoiceSettings.DEFAULT, this::scored);
            this.step = number % STEPS_PER_FRAME;
            this.at = number * speech.length / CALLS;
        }

        void hear(int frameNumber) {
            for (int i = 0; i < FRAME_SAMPLES; i++) {
                frame[i] = speech[(at + i) % speech.length];
            }
            at = (at + FRAME_SAMPLES) % speech.length;
            VoiceEvent audio = new VoiceEvent.CallerAudio((long) frameNumber * FRAME_MILLIS, frame, FRAME_SAMPLES);
            denoise.process(audio, 0, event -> detect.process(event, 0, any -> {}));
        }

        /** From any thread, as to the mailbox of a session. */
        private void scored(VoiceEvent event) {
            if (event instanceof VoiceEvent.Scored scored
                    && isMeasured(scored.score().endSample())) {
                long endMillis = scored.score().endSample() / SAMPLES_PER_MILLI;
                long lastFrameMillis = Math.ceilDiv(endMillis, FRAME_MILLIS) * FRAME_MILLIS;
                long heardNanos = epochNanos + TimeUnit.MILLISECONDS.toNanos(lastFrameMillis + step * STEP_MILLIS);
                long late = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardNanos);
                lateness.incrementAndGet(Math.clamp(late, 0, lateness.length() - 1));
            }
        }

        private boolean isMeasured(long endSample) {
            return endSample > FIRST_SAMPLE && endSample <= LAST_SAMPLE;
        }

        void close() {
            denoise.close();
            detect.close();
        }
    }

    private void play(List<Heard> calls, int first, int count) {
        for (int frame = first; frame < first + count; frame++) {
            for (int step = 0; step < STEPS_PER_FRAME; step++) {
                long due = epochNanos + TimeUnit.MILLISECONDS.toNanos((frame + 1L) * FRAME_MILLIS + step * STEP_MILLIS);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                for (int n = step; n < calls.size(); n += STEPS_PER_FRAME) {
                    calls.get(n).hear(frame);
                }
            }
        }
    }

    /** The last come after the last frame. */
    private void awaitScores() {
        long until = System.nanoTime() + LAST_SCORES.toNanos();
        while (scores() < SCORES && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FRAME_MILLIS));
        }
    }

    private long scores() {
        long all = 0;
        for (int late = 0; late < lateness.length(); late++) {
            all += lateness.get(late);
        }
        return all;
    }

    private void tell(boolean pinned, double cores) throws IOException {
        Figures.tell(
                ("%d calls through noise suppression (webrtc) and voice activity (silero), %s: %.2f of one core; %,d"
                    + " scores in %d s, after the last frame they tell of came: p50 %d, p99 %d, worst %d ms")
                        .formatted(
                                CALLS,
                                pinned ? "held on one core" : "on any core",
                                cores,
                                scores(),
                                MEASURED.toSeconds(),
                                percentile(50),
                                percentile(99),
                                percentile(100)));
    }

    /** How late so many of a hundred scores were at most, in milliseconds. */
    private int percentile(int percent) {
        long wanted = Math.ceilDiv(scores() * percent, 100);
        long seen = 0;
        for (int late = 0; late < lateness.length(); late++) {
            seen += lateness.get(late);
            if (seen >= wanted) {
                return late;
            }
        }
        return lateness.length();
    }

    private static int frames(Duration time) {
        return (int) (time.toMillis() / FRAME_MILLIS);
    }

    private static long processCpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Timers later(ScheduledExecutorService executor) {
        return (delay, task) -> {
            Future<?> waiting = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> waiting.cancel(false);
        };
    }
}
