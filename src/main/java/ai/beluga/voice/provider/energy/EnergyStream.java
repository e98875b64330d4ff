package ai.beluga.voice.provider.energy;

import ai.beluga.voice.audio.Framer;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;

/** Cuts one call's audio into frames. */
final class EnergyStream implements VoiceActivityDetector.Stream {

    private final EnergyScorer scorer;
    private final Consumer<VoiceScore> scores;
    private final Framer framer = new Framer(OctaveBands.FRAME_SAMPLES);
    private long taken;

    EnergyStream(EnergyScorer scorer, Consumer<VoiceScore> scores) {
        this.scorer = scorer;
        this.scores = scores;
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        for (int at = 0; at < length; ) {
            int run = framer.take(samples, offset + at, length - at);
            taken += run;
            at += run;
            if (framer.isFull()) {
                scores.accept(new VoiceScore(taken, OctaveBands.FRAME_SAMPLES, scorer.score(framer.frame())));
            }
        }
    }

    @Override
    public void reset() {
        framer.clear();
        scorer.reset();
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
