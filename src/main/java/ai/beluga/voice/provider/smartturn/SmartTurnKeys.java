package ai.beluga.voice.provider.smartturn;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Which network judges the end of a turn, what it hears and how much of the machine it may take. */
@Singleton
public final class SmartTurnKeys implements Area {

    public static final Key<Path> MODEL = Key.path("beluga.turn.onnx.model")
            .describedAs("File of the network that hears whether a turn is over, smart-turn v3 for one; needed when"
                    + " `beluga.turn.provider` is `onnx`.");

    /**
     * Speech is noticed {@code beluga.vad.min-speech} late, and a soft onset is not counted as speech at all. Pipecat, for
     * which smart-turn was made, gives its model half a second from before the voice as well.
     */
    public static final Key<Duration> LEAD_IN = Key.duration("beluga.turn.onnx.lead-in")
            .between(Duration.ZERO, Duration.ofSeconds(2))
            .byDefault(Duration.ofMillis(500))
            .describedAs("Audio the network hears from before speech was noticed to begin.");

    public static final Key<Integer> WORKERS = Key.number("beluga.turn.onnx.workers")
            .between(1, 64)
            .byDefault(1)
            .describedAs("Pauses judged at once, each on one thread.");

    /** An estimate takes some 50 ms of one core; those behind more than eight others would come after the normal pause. */
    public static final Key<Integer> QUEUE = Key.number("beluga.turn.onnx.queue")
            .between(1, 1_000)
            .byDefault(8)
            .describedAs("Pauses that may wait to be judged; what comes when it is full gets no estimate, so the normal"
                    + " pause applies.");

    @Override
    public String title() {
        return "Turn detection by a network";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(MODEL, LEAD_IN, WORKERS, QUEUE);
    }
}
