package ai.beluga.voice.provider.energy;

import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;

/** Cuts one call's audio into frames. */
final class EnergyStream implements VoiceActivityDetector.Stream {

    private final EnergyScorer scorer;
    private final Consumer<VoiceScore> scores;
    private final short[] frame = new short[OctaveBands.FRAME_SAMPLES];
    private int filled;
    private long taken;

    EnergyStream(EnergyScorer scorer, Consumer<VoiceScore> scores) {
        this.scorer = scorer;
        this.scores = scores;
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        for (int at = 0; at < length; ) {
            int run = Math.min(frame.length - filled, length - at);
            System.arraycopy(samples, offset + at, frame, filled, run);
            filled += run;
            taken += run;
            at += run;
            if (filled == frame.length) {
                filled = 0;
                scores.accept(new VoiceScore(taken, frame.length, scorer.score(frame)));
            }
        }
    }

    @Override
    public void reset() {
        filled = 0;
        scorer.reset();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
