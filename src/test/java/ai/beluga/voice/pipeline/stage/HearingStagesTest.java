package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.VoiceEvent.CallerAudio;
import ai.beluga.voice.pipeline.VoiceEvent.CleanAudio;
import ai.beluga.voice.pipeline.VoiceEvent.Edge;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedRecogniser;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which of the two tracks, as it came or cleaned, each stage listens to, and by whose clock. */
class HearingStagesTest {

    private static final int FRAME = 160;

    private final List<SpeechEdge> edges = new ArrayList<>();
    private final DetectVoice[] detect = new DetectVoice[1];

    private static short[] loud() {
        short[] samples = new short[FRAME];
        Arrays.fill(samples, (short) 8_000);
        return samples;
    }

    private void detect(VoiceEvent event) {
        detect[0].process(event, 0, passed -> {
            if (passed instanceof Edge edge) {
                edges.add(edge.edge());
            }
        });
    }

    private void detector() {
        detect[0] = new DetectVoice(new LoudnessDetector(), VoiceSettings.DEFAULT, this::detect);
    }

    @Test
    void voiceIsFoundInTheCleanedAudioOnly() {
        detector();

        for (int frame = 0; frame < 20; frame++) {
            detect(new CallerAudio(20L * frame, loud(), FRAME));
            detect(new CleanAudio((long) FRAME * frame, new short[FRAME], FRAME));
        }

        assertThat(edges).isEmpty();
    }

    @Test
    void edgesLieWhereTheSpeechWasAndAreKnownWhenItWasHeard() {
        detector();

        for (int frame = 0; frame < 20; frame++) {
            detect(new CallerAudio(20L * frame, loud(), FRAME));
            if (frame >= 3) {
                detect(new CleanAudio((long) FRAME * (frame - 3), loud(), FRAME));
            }
        }

        assertThat(edges.getFirst()).isEqualTo(new SpeechEdge.Started(0, 160));
    }

    @Test
    void speechLiesWhereItWasThoughADetectorSaysItLate() {
        Marker late = new Marker(80);
        detect[0] = new DetectVoice(late, VoiceSettings.DEFAULT, this::detect);

        for (int frame = 0; frame < 20; frame++) {
            detect(new CallerAudio(20L * frame, loud(), FRAME));
            detect(new CleanAudio((long) FRAME * frame, loud(), FRAME));
            late.score(FRAME * (frame + 1), frame < 5 ? 0 : 1);
        }

        assertThat(edges.getFirst())
                .isInstanceOfSatisfying(
                        SpeechEdge.Started.class,
                        started -> assertThat(started.startMillis()).isEqualTo(100 - 10));
    }

    @Test
    void scoreOfALostLineBeginsNoSpeechOnTheNext() {
        Marker late = new Marker(0);
        detect[0] = new DetectVoice(late, VoiceSettings.DEFAULT, this::detect);
        for (int frame = 0; frame < 10; frame++) {
            detect(new CallerAudio(20L * frame, loud(), FRAME));
            detect(new CleanAudio((long) FRAME * frame, loud(), FRAME));
        }
        detect(new VoiceEvent.LineLost(1, LineInput.LossCause.BROKEN));

        for (int frame = 0; frame < 10; frame++) {
            late.score(FRAME * (frame + 1), 1);
        }

        assertThat(edges).isEmpty();
    }

    @Test
    void detectorThatBreaksIsToldOnce() {
        Marker broken = new Marker(0);
        List<VoiceEvent> told = new ArrayList<>();
        detect[0] = new DetectVoice(broken, VoiceSettings.DEFAULT, told::add);
        broken.breaks = true;

        for (int frame = 0; frame < 5; frame++) {
            detect(new CleanAudio((long) FRAME * frame, loud(), FRAME));
        }

        assertThat(told).singleElement().isInstanceOf(VoiceEvent.EngineLost.class);
    }

    /** Says what the test says, so much later than it heard it. */
    private static final class Marker implements VoiceActivityDetector {
        private final int delaySamples;
        private Consumer<VoiceScore> scores = score -> {};
        private boolean breaks;

        Marker(int delaySamples) {
            this.delaySamples = delaySamples;
        }

        void score(int endSample, float probability) {
            scores.accept(new VoiceScore(endSample, FRAME, probability));
        }

        @Override
        public EngineTraits traits() {
            return new EngineTraits(8_000, FRAME, delaySamples, 0);
        }

        @Override
        public Stream open(Consumer<VoiceScore> listener) {
            scores = listener;
            return new Stream() {
                @Override
                public void accept(short[] samples, int offset, int length) {
                    if (breaks) {
                        throw new ProviderException.Transient("planted");
                    }
                }

                @Override
                public void reset() {}

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void recogniserHearsTheTrackTheOperatorChose() {
        assertThat(heard(RecogniserInput.RAW)).isEqualTo(10 * FRAME);
        assertThat(heard(RecogniserInput.DENOISED)).isEqualTo(4 * FRAME);
    }

    /** Samples that come to the recogniser of ten frames as they came and four cleaned ones. */
    private static long heard(RecogniserInput input) {
        ScriptedRecogniser recogniser = new ScriptedRecogniser(new ManualTime());
        Transcribe transcribe = new Transcribe(recogniser, Locale.US, input, Duration.ZERO, event -> {
            if (event instanceof VoiceEvent.Run run) {
                run.task().run();
            }
        });
        transcribe.process(new Edge(new SpeechEdge.Started(0, 0)), 0, passed -> {});
        for (int frame = 0; frame < 10; frame++) {
            transcribe.process(new CallerAudio(20L * frame, loud(), FRAME), 0, passed -> {});
            if (frame < 4) {
                transcribe.process(new CleanAudio((long) FRAME * frame, loud(), FRAME), 0, passed -> {});
            }
        }
        return recogniser.samples();
    }

    @Test
    void recogniserIsSentSpeechFromThePreRollBeforeItsBeginOn() {
        assertThat(heardOfTheLast(400, Duration.ZERO)).isEqualTo(400 * 8);
        assertThat(heardOfTheLast(400, Duration.ofMillis(300))).isEqualTo(700 * 8);
    }

    /** Samples that come to the recogniser when one second was heard and speech began so long ago. */
    private static long heardOfTheLast(int millis, Duration preRoll) {
        ScriptedRecogniser recogniser = new ScriptedRecogniser(new ManualTime());
        Transcribe transcribe = new Transcribe(recogniser, Locale.US, RecogniserInput.RAW, preRoll, event -> {
            if (event instanceof VoiceEvent.Run run) {
                run.task().run();
            }
        });
        for (int frame = 0; frame < 50; frame++) {
            transcribe.process(new CallerAudio(20L * frame, loud(), FRAME), 0, passed -> {});
        }
        transcribe.process(new Edge(new SpeechEdge.Started(1_000 - millis, 1_000)), 0, passed -> {});
        return recogniser.samples();
    }
}
