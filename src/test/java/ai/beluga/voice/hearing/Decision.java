package ai.beluga.voice.hearing;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.VoiceSettings;
import ai.beluga.voice.turn.VoiceSmoother;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stretch that the gateway takes for speech, in milliseconds of the audio.
 *
 * @param startMillis where it begins
 * @param endMillis where it ends
 * @param startKnownMillis how far the audio was heard when the begin was known
 * @param endKnownMillis the same for the end
 */
record Decision(long startMillis, long endMillis, long startKnownMillis, long endKnownMillis) {

    /** A carrier's frame. */
    private static final int FRAME_SAMPLES = 160;

    /** The engine's scores of telephone audio, at the moments they are about, as the pipeline has it. */
    static List<VoiceScore> scores(VoiceActivityDetector engine, short[] telephone) {
        int rate = engine.traits().sampleRateHz();
        short[] audio = rate == Noise.RATE_HZ ? telephone : Resampler.convert(telephone, Noise.RATE_HZ, rate);
        int frame = FRAME_SAMPLES * rate / Noise.RATE_HZ;
        long late = engine.traits().delaySamples();
        List<VoiceScore> scores = new ArrayList<>();
        Consumer<VoiceScore> taken = score -> scores.add(
                new VoiceScore(Math.max(0, score.endSample() - late), score.lengthSamples(), score.probability()));
        try (VoiceActivityDetector.Stream stream = engine.open(taken)) {
            for (int at = 0; at < audio.length; at += frame) {
                stream.accept(audio, at, Math.min(frame, audio.length - at));
            }
        }
        return scores;
    }

    /** Scores through the gateway's own smoothing. */
    static List<Decision> smoothed(List<VoiceScore> scores, int rateHz, VoiceSettings settings) {
        List<Decision> decisions = new ArrayList<>();
        List<SpeechEdge.Started> open = new ArrayList<>();
        VoiceSmoother smoother = new VoiceSmoother(settings, edge -> {
            switch (edge) {
                case SpeechEdge.Started started -> open.add(started);
                case SpeechEdge.Sustained sustained -> {}
                case SpeechEdge.Stopped stopped -> {
                    SpeechEdge.Started started = open.removeLast();
                    decisions.add(new Decision(
                            started.startMillis(), stopped.endMillis(), started.atMillis(), stopped.atMillis()));
                }
            }
        });
        int perMilli = rateHz / 1_000;
        long end = 0;
        for (VoiceScore score : scores) {
            end = score.endSample() / perMilli;
            smoother.score(end, score.lengthSamples() / perMilli, score.probability());
        }
        smoother.cut(end);
        return decisions;
    }

    static List<Decision> of(VoiceActivityDetector engine, short[] telephone) {
        return smoothed(scores(engine, telephone), engine.traits().sampleRateHz(), VoiceSettings.DEFAULT);
    }
}
