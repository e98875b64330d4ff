package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnLatency;
import ai.beluga.voice.turn.TurnDecision.TurnTiming;
import java.time.Duration;

/** Where the time of one turn went, from moments on one clock. A moment is noted once; later ones do not count. */
final class TurnStopwatch {

    private final TurnTiming timing;
    private long clauseNanos;
    private long audioNanos;
    private boolean clauseNoted;
    private boolean audioNoted;

    TurnStopwatch(TurnTiming timing) {
        this.timing = timing;
    }

    /** A prompt answers nothing; its time begins when it was decided. */
    static TurnStopwatch ofPrompt(long decidedNanos) {
        return new TurnStopwatch(new TurnTiming(decidedNanos, decidedNanos, decidedNanos));
    }

    void clause(long atNanos) {
        if (!clauseNoted) {
            clauseNoted = true;
            clauseNanos = atNanos;
        }
    }

    void audio(long atNanos) {
        if (!audioNoted) {
            audioNoted = true;
            audioNanos = atNanos;
        }
    }

    TurnLatency audible(long atNanos) {
        Duration endpointing = between(timing.speechEndNanos(), timing.pauseOverNanos());
        Duration recognition = between(timing.pauseOverNanos(), timing.takenNanos());
        Duration agent = between(timing.takenNanos(), clauseNanos);
        Duration synthesis = between(clauseNanos, audioNanos);
        Duration total = between(timing.speechEndNanos(), atNanos);
        Duration gateway =
                total.minus(endpointing).minus(recognition).minus(agent).minus(synthesis);
        return new TurnLatency(endpointing, recognition, agent, synthesis, gateway);
    }

    private static Duration between(long fromNanos, long toNanos) {
        return Duration.ofNanos(Math.max(0, toNanos - fromNanos));
    }
}
