package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.VoiceEvent.CallerAudio;
import ai.beluga.voice.pipeline.VoiceEvent.CleanAudio;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DenoiseTest {

    private static final int FRAME = 160;

    private final List<VoiceEvent> out = new ArrayList<>();
    private final List<VoiceEvent> mailbox = new ArrayList<>();
    private short[] clean = new short[0];

    /** Gives back what it gets, as much later as it says. */
    private static final class Delaying implements NoiseSuppressor {
        private final EngineTraits traits;
        private boolean closed;
        private boolean broken;
        private int odd;

        Delaying(int sampleRateHz, int frameSamples, int delaySamples) {
            this.traits = new EngineTraits(sampleRateHz, frameSamples, delaySamples, 0);
        }

        @Override
        public EngineTraits traits() {
            return traits;
        }

        @Override
        public Stream open() {
            short[] line = new short[traits.delaySamples()];
            return new Stream() {
                private int at;

                @Override
                public void apply(short[] samples, int offset) {
                    if (broken) {
                        throw new ProviderException.Transient("planted");
                    }
                    odd += offset + traits.frameSamples() > samples.length ? 1 : 0;
                    for (int i = offset; i < offset + traits.frameSamples() && line.length > 0; i++) {
                        short late = line[at];
                        line[at] = samples[i];
                        samples[i] = late;
                        at = (at + 1) % line.length;
                    }
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }
    }

    private void run(Denoise stage, short[] samples, int... lengths) {
        int turn = 0;
        for (int at = 0; at < samples.length; turn++) {
            int length = Math.min(lengths[turn % lengths.length], samples.length - at);
            short[] frame = Arrays.copyOfRange(samples, at, at + length + 7);
            stage.process(new CallerAudio(at / 8, frame, length), 0, this::take);
            at += length;
        }
    }

    private void take(VoiceEvent event) {
        out.add(event);
        if (event instanceof CleanAudio audio) {
            assertThat(audio.startSample()).isEqualTo(clean.length);
            int before = clean.length;
            clean = Arrays.copyOf(clean, before + audio.length());
            System.arraycopy(audio.samples(), 0, clean, before, audio.length());
        }
    }

    @Test
    void cleanedAudioFollowsTheAudioItWasMadeOf() {
        run(new Denoise(new Delaying(8_000, 80, 0), mailbox::add), new short[FRAME], FRAME);

        assertThat(out).hasSize(3);
        assertThat(out.getFirst()).isInstanceOf(CallerAudio.class);
        assertThat(out.subList(1, 3)).hasOnlyElementsOfType(CleanAudio.class);
    }

    @Test
    void delayOfTheEngineDoesNotShiftTheAudio() {
        short[] speech = Recording.named("cards-001").samples();

        run(new Denoise(new Delaying(8_000, 80, 201), mailbox::add), speech, FRAME);

        assertThat(clean).hasSizeBetween(speech.length - 201 - 80, speech.length - 201);
        assertThat(clean).isEqualTo(Arrays.copyOf(speech, clean.length));
    }

    @Test
    void anyLengthOfAudioIsCutIntoTheFramesOfTheEngine() {
        short[] speech = Recording.named("cards-001").samples();
        Delaying engine = new Delaying(8_000, 128, 0);

        run(new Denoise(engine, mailbox::add), speech, 1, 160, 37, 480, 3);

        assertThat(engine.odd).isZero();
        assertThat(clean).isEqualTo(Arrays.copyOf(speech, speech.length / 128 * 128));
    }

    @Test
    void engineAtAnotherRateHearsAndGivesTheSameMoment() {
        short[] speech = new short[8_000];
        Random random = new Random(3);
        for (int i = 0; i < speech.length; i++) {
            speech[i] = (short) (6_000 * Math.sin(i * 0.35 + 3 * Math.sin(i * 0.003)) + random.nextInt(50));
        }

        run(new Denoise(new Delaying(48_000, 480, 480), mailbox::add), speech, FRAME);

        assertThat(clean).hasSizeGreaterThan(speech.length - 80 - 160 - 100);
        double error = 0;
        double power = 0;
        for (int i = 100; i < clean.length; i++) {
            error += Math.pow(clean[i] - speech[i], 2);
            power += Math.pow(speech[i], 2);
        }
        assertThat(10 * Math.log10(power / error))
                .as("dB of signal over difference")
                .isGreaterThan(30);
    }

    @Test
    void allThatWasHeardComesOutBeforeTheLineIsLost() {
        short[] speech = Recording.named("cards-001").samples();
        Denoise stage = new Denoise(new Delaying(8_000, 80, 201), mailbox::add);

        run(stage, Arrays.copyOf(speech, 3_217), FRAME);
        stage.process(new VoiceEvent.LineLost(1, LineInput.LossCause.BROKEN), 0, this::take);

        assertThat(clean).isEqualTo(Arrays.copyOf(speech, 3_217));
        assertThat(out.getLast()).isInstanceOf(VoiceEvent.LineLost.class);
    }

    @Test
    void nextLineIsOnTheSameClockAsTheOneBefore() {
        short[] speech = Recording.named("cards-001").samples();
        Denoise stage = new Denoise(new Delaying(8_000, 80, 201), mailbox::add);

        run(stage, Arrays.copyOf(speech, 3_217), FRAME);
        stage.process(new VoiceEvent.LineLost(1, LineInput.LossCause.BROKEN), 0, this::take);
        run(stage, Arrays.copyOfRange(speech, 3_217, speech.length), FRAME);

        assertThat(clean).hasSizeGreaterThan(speech.length - 300);
        assertThat(clean).isEqualTo(Arrays.copyOf(speech, clean.length));
    }

    @Test
    void engineThatBreaksIsToldOnceAndTheCallerIsStillHeardAsItCame() {
        Delaying engine = new Delaying(8_000, 80, 40);
        Denoise stage = new Denoise(engine, mailbox::add);
        engine.broken = true;

        run(stage, new short[3 * FRAME], FRAME);
        stage.process(new VoiceEvent.LineLost(1, LineInput.LossCause.BROKEN), 0, this::take);

        assertThat(mailbox).singleElement().isInstanceOf(VoiceEvent.EngineLost.class);
        assertThat(out.stream().filter(CallerAudio.class::isInstance)).hasSize(3);
        assertThat(out.getLast()).isInstanceOf(VoiceEvent.LineLost.class);
    }

    @Test
    void otherEventsPassUntouched() {
        VoiceEvent digit = new VoiceEvent.CallerDigit(1, '5');

        new Denoise(new Delaying(8_000, 80, 0), mailbox::add).process(digit, 0, this::take);

        assertThat(out).containsExactly(digit);
    }

    @Test
    void engineIsLetGoWithTheStage() {
        Delaying engine = new Delaying(8_000, 80, 0);

        new Denoise(engine, mailbox::add).close();

        assertThat(engine.closed).isTrue();
    }
}
