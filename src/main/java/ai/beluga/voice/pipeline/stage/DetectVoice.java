package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.RateChange;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnTap;
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
    private final int delaySamples;
    private final Consumer<VoiceEvent> mailbox;
    private final TurnTap tap;
    private long heardMillis;
    private long given;
    private long ofLostLine;
    private boolean lost;

    /** @param mailbox takes the scores, from any thread, and the loss of the engine */
    public DetectVoice(VoiceActivityDetector detector, VoiceSettings settings, Consumer<VoiceEvent> mailbox) {
        this(detector, settings, mailbox, TurnTap.NONE);
    }

    /** @param tap told of the scores; closed by somebody else */
    public DetectVoice(
            VoiceActivityDetector detector, VoiceSettings settings, Consumer<VoiceEvent> mailbox, TurnTap tap) {
        EngineTraits traits = detector.traits();
        this.rate = RateChange.fromTelephone(traits.sampleRateHz());
        this.detectorSamplesPerMilli = traits.sampleRateHz() / 1_000;
        this.delaySamples = traits.delaySamples();
        this.smoother = new VoiceSmoother(settings, edges::add);
        this.mailbox = mailbox;
        this.tap = tap;
        // Last: nobody would close it if something after it failed.
        this.detector = detector.open(score -> mailbox.accept(new VoiceEvent.Scored(score)));
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
                listen(audio);
            }
            case VoiceEvent.Scored scored -> {
                score(scored.score(), nowNanos);
                flush(next);
            }
            case VoiceEvent.LineLost lost -> {
                tap.cut(new TurnTap.Moment(heardMillis, nowNanos));
                smoother.cut(heardMillis);
                flush(next);
                ofLostLine = given;
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

    private void listen(VoiceEvent.CleanAudio audio) {
        if (lost) {
            return;
        }
        try {
            rate.change(audio.samples(), audio.length(), (samples, offset, count) -> {
                given += count;
                detector.accept(samples, offset, count);
            });
        } catch (ProviderException broken) {
            lost = true;
            mailbox.accept(new VoiceEvent.EngineLost(broken));
        }
    }

    /** A score of a line that is lost by now would begin speech on the next one. */
    private void score(VoiceScore score, long nowNanos) {
        if (score.endSample() <= ofLostLine) {
            return;
        }
        long endMillis = Math.max(0, score.endSample() - delaySamples) / detectorSamplesPerMilli;
        long lengthMillis = score.lengthSamples() / detectorSamplesPerMilli;
        tap.scored(endMillis, lengthMillis, score.probability(), new TurnTap.Moment(heardMillis, nowNanos));
        smoother.score(endMillis, lengthMillis, score.probability());
    }

    private void flush(Emitter next) {
        edges.forEach(edge -> next.emit(new VoiceEvent.Edge(edge.knownAt(heardMillis))));
        edges.clear();
    }
}
