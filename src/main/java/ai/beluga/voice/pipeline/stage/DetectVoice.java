package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.VoiceSettings;
import ai.beluga.voice.turn.VoiceSmoother;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds where the caller begins and stops speaking, in the cleaned audio; how far the caller was heard by then is told by the
 * audio as it came.
 */
public final class DetectVoice implements Stage.Processor {

    private static final int SAMPLES_PER_MILLI = 8;

    private final VoiceActivityDetector.Stream detector;
    private final RateChange rate;
    private final int detectorSamplesPerMilli;
    private final VoiceSmoother smoother;
    private final List<SpeechEdge> edges = new ArrayList<>(2);
    private long heardMillis;

    /** @param mailbox takes the scores, from any thread */
    public DetectVoice(VoiceActivityDetector detector, VoiceSettings settings, Consumer<VoiceEvent> mailbox) {
        this.detector = detector.open(score -> mailbox.accept(new VoiceEvent.Scored(score)));
        this.rate = RateChange.fromTelephone(detector.traits().sampleRateHz());
        this.detectorSamplesPerMilli = detector.traits().sampleRateHz() / 1_000;
        this.smoother = new VoiceSmoother(settings, edges::add);
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.CallerAudio audio -> {
                heardMillis = audio.startMillis() + audio.length() / SAMPLES_PER_MILLI;
                next.emit(event);
            }
            case VoiceEvent.CleanAudio audio -> {
                next.emit(event);
                rate.change(audio.samples(), audio.length(), detector::accept);
            }
            case VoiceEvent.Scored scored -> {
                score(scored.score());
                flush(next);
            }
            case VoiceEvent.LineLost lost -> {
                smoother.cut(heardMillis);
                flush(next);
                detector.reset();
                next.emit(event);
            }
            default -> next.emit(event);
        }
    }

    @Override
    public void close() {
        detector.close();
    }

    private void score(VoiceScore score) {
        smoother.score(
                score.endSample() / detectorSamplesPerMilli,
                score.lengthSamples() / detectorSamplesPerMilli,
                score.probability());
    }

    private void flush(Emitter next) {
        edges.forEach(edge -> next.emit(new VoiceEvent.Edge(edge.knownAt(heardMillis))));
        edges.clear();
    }
}
