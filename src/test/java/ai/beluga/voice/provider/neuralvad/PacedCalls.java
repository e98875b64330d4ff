package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Calls that each bring 20 ms of speech every 20 ms of counted time, all at the same moment or each at its own. Timers and
 * batches run on the thread that lets time pass, so that its processor time is all there is.
 */
public final class PacedCalls implements AutoCloseable {

    private static final int PACKET_MICROS = 20_000;
    private static final int PACKETS_A_SECOND = 50;

    private final ManualTime time = new ManualTime();
    private final List<VoiceActivityDetector.Stream> streams = new ArrayList<>();
    private final int[] phaseMicros;
    private final int[] position;
    private final short[] speech;
    private final int packet;
    private Consumer<VoiceScore> each = score -> {};
    private long scores;

    private PacedCalls(int[] phaseMicros, String... settings) {
        VoiceActivityDetector detector = LoadedDetectors.silero(Runnable::run, time, settings);
        int rate = detector.traits().sampleRateHz();
        this.speech = Resampler.convert(Recording.named("jfk").samples(), 8_000, rate);
        this.packet = rate / PACKETS_A_SECOND;
        this.phaseMicros = phaseMicros;
        this.position = new Random(3)
                .ints(phaseMicros.length, 0, speech.length / packet)
                .map(at -> at * packet)
                .toArray();
        for (int call = 0; call < phaseMicros.length; call++) {
            streams.add(detector.open(this::scored));
        }
    }

    /** All packets come at the same moment. */
    public static PacedCalls inLockStep(int calls, String... settings) {
        return new PacedCalls(new int[calls], settings);
    }

    /** Each call has its own moment, the same at each run. */
    public static PacedCalls outOfPhase(int calls, String... settings) {
        return new PacedCalls(
                new Random(5).ints(calls, 0, PACKET_MICROS).sorted().toArray(), settings);
    }

    /** One second of every call, whose scores all go to {@code each}; how many came. */
    public long second(Consumer<VoiceScore> each) {
        this.each = each;
        return second();
    }

    /** One second of every call; how many scores came. */
    public long second() {
        long before = scores;
        for (int round = 0; round < PACKETS_A_SECOND; round++) {
            int nowMicros = 0;
            for (int call = 0; call < phaseMicros.length; call++) {
                time.advance(Duration.ofNanos((phaseMicros[call] - nowMicros) * 1_000L));
                nowMicros = phaseMicros[call];
                streams.get(call).accept(speech, position[call], packet);
                position[call] = (position[call] + packet) % (speech.length / packet * packet);
            }
            time.advance(Duration.ofNanos((PACKET_MICROS - nowMicros) * 1_000L));
        }
        return scores - before;
    }

    private void scored(VoiceScore score) {
        scores++;
        each.accept(score);
    }

    @Override
    public void close() {
        streams.forEach(VoiceActivityDetector.Stream::close);
    }
}
