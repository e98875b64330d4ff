package ai.beluga.voice.testkit;

import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.ArrayList;
import java.util.List;

/** What a detector makes of sound that it hears in one piece. */
public final class VoiceScores {

    private VoiceScores() {}

    public static List<VoiceScore> of(VoiceActivityDetector detector, short[] samples) {
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = detector.open(scores::add)) {
            stream.accept(samples, 0, samples.length);
        }
        return scores;
    }

    /** Level of the sound that a score is of, relative to full scale. */
    public static double levelDb(short[] samples, VoiceScore score) {
        double power = 0;
        for (long i = score.endSample() - score.lengthSamples(); i < score.endSample(); i++) {
            power += Math.pow(samples[(int) i] / 32_768.0, 2);
        }
        return 10 * Math.log10(power / score.lengthSamples() + 1e-12);
    }
}
