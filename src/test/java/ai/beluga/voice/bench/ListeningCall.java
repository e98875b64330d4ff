package ai.beluga.voice.bench;

import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;

/** One call that a detector of voice hears in frames of 20 ms. Serves one thread. */
final class ListeningCall implements AutoCloseable {

    private final SpeechLoop speech;
    private final int frameSamples;
    private final VoiceActivityDetector.Stream stream;
    private Consumer<VoiceScore> scores = score -> {};

    ListeningCall(VoiceActivityDetector detector) {
        int hz = detector.traits().sampleRateHz();
        this.speech = SpeechLoop.at(hz);
        this.frameSamples = hz / SpeechLoop.FRAMES;
        this.stream = detector.open(score -> scores.accept(score));
    }

    /** One second; the scores leave the detector as they do in a call, so that the compiler cannot spare their records. */
    void second(Consumer<VoiceScore> scores) {
        this.scores = scores;
        int at = speech.next();
        for (int n = 0; n < SpeechLoop.FRAMES; n++) {
            stream.accept(speech.samples(), at + n * frameSamples, frameSamples);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
