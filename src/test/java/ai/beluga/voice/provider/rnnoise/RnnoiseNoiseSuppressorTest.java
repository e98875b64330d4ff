package ai.beluga.voice.provider.rnnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.Denoise;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.time.Ticker;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RnnoiseNoiseSuppressorTest {

    private static final int FRAME = RnnoiseState.FRAME_SAMPLES;
    private static final int RATE_HZ = RnnoiseState.SAMPLE_RATE_HZ;
    private static final int TELEPHONE_HZ = 8_000;
    private static final int COST_MICROS = 100_000;
    private static final WasmModule OTHER_BUILD = Parser.parse(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});

    private static final NoiseSuppressor SUPPRESSOR = suppressor(2);

    /** On a machine with so many processors where a call takes a tenth of one. */
    private static NoiseSuppressor suppressor(int processors, String... settings) {
        return new RnnoiseNoiseSuppressor(LoadedRnnoise.load(engine(processors, COST_MICROS, settings)));
    }

    private static RnnoiseEngine engine(int processors, int costMicros, String... settings) {
        return new RnnoiseEngine(LoadedRnnoise.chosen(settings), RnnoiseModule::load, measure(costMicros), processors);
    }

    private static CostMeasure measure(int costMicros) {
        AtomicLong cpuNanos = new AtomicLong();
        Ticker cpu = () -> cpuNanos.getAndAdd(costMicros * 1_000L);
        return new CostMeasure(cpu, () -> 0, CostMeasure.COUNTED, Duration.ofSeconds(1));
    }

    private static short[] speech(String name) {
        return Resampler.convert(Recording.named(name).samples(), TELEPHONE_HZ, RATE_HZ);
    }

    private static short[] noise(int samples) {
        Random random = new Random(3);
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (short) Math.round(random.nextGaussian() * 400);
        }
        return noise;
    }

    /** What comes out, as late as it comes; whole frames only. */
    private static short[] cleaned(NoiseSuppressor.Stream stream, short[] samples) {
        short[] out = Arrays.copyOf(samples, samples.length / FRAME * FRAME);
        for (int at = 0; at < out.length; at += FRAME) {
            stream.apply(out, at);
        }
        return out;
    }

    private static short[] cleaned(short[] samples) {
        try (NoiseSuppressor.Stream stream = SUPPRESSOR.open()) {
            return cleaned(stream, samples);
        }
    }

    /** By the pipeline's stage, which resamples and leaves the delay out. */
    private static short[] throughThePipeline(short[] telephone) {
        short[] clean = new short[telephone.length];
        Denoise stage = new Denoise(SUPPRESSOR, lost -> {});
        int frame = 160;
        for (int at = 0; at + frame <= telephone.length; at += frame) {
            short[] samples = Arrays.copyOfRange(telephone, at, at + frame);
            stage.process(new VoiceEvent.CallerAudio(at / 8, samples, frame), 0, event -> {
                if (event instanceof VoiceEvent.CleanAudio audio) {
                    System.arraycopy(audio.samples(), 0, clean, (int) audio.startSample(), audio.length());
                }
            });
        }
        stage.close();
        return clean;
    }

    private static double levelDb(short[] samples, int from, int to) {
        double power = 0;
        for (int i = from; i < to; i++) {
            power += (double) samples[i] * samples[i];
        }
        return 10 * Math.log10(power / (to - from) + 1e-9);
    }

    /** By how many samples {@code late} comes after {@code early}: where they are most alike. */
    private static int lag(short[] early, short[] late, int most) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int lag = -most; lag <= most; lag++) {
            double sum = 0;
            for (int i = most; i + most < Math.min(early.length, late.length); i++) {
                sum += (double) early[i] * late[i + lag];
            }
            if (sum > highest) {
                highest = sum;
                best = lag;
            }
        }
        return best;
    }

    @Test
    void outputLagsByExactlyWhatTheTraitsSay() {
        short[] speech = speech("cards-001");
        EngineTraits traits = SUPPRESSOR.traits();

        assertThat(lag(speech, cleaned(speech), 1_000)).isEqualTo(480).isEqualTo(traits.delaySamples());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cards-001", "cmu-goforward", "digits-2934z"})
    void cleanSpeechKeepsItsTimeAndItsEnergyInThePipeline(String name) {
        short[] telephone = Recording.named(name).samples();
        short[] clean = throughThePipeline(telephone);
        int stillInTheEngine = TELEPHONE_HZ / 4;
        int length = telephone.length - stillInTheEngine;

        assertThat(lag(telephone, clean, 200)).isZero();
        assertThat(levelDb(clean, 0, length)).isCloseTo(levelDb(telephone, 0, length), within(3.0));
    }

    @Test
    void noiseOfTheLineComesOutTenDecibelsQuieterAfterASecond() {
        short[] noise = noise(3 * TELEPHONE_HZ);
        short[] clean = throughThePipeline(noise);
        int until = noise.length - TELEPHONE_HZ / 4;

        assertThat(levelDb(clean, TELEPHONE_HZ, until)).isLessThan(levelDb(noise, TELEPHONE_HZ, until) - 10);
    }

    @Test
    void callsDoNotDisturbEachOther() {
        short[] one = Arrays.copyOf(speech("cards-001"), RATE_HZ);
        short[] other = noise(RATE_HZ);
        short[] alone = cleaned(one);
        short[] beside = one.clone();
        try (NoiseSuppressor.Stream first = SUPPRESSOR.open();
                NoiseSuppressor.Stream second = SUPPRESSOR.open()) {
            for (int at = 0; at < one.length; at += FRAME) {
                first.apply(beside, at);
                second.apply(other, at);
            }
        }

        assertThat(beside).isEqualTo(alone);
    }

    @Test
    void onlyTheFrameIsTouched() {
        short[] samples = Arrays.copyOf(noise(FRAME * 3), FRAME * 3);
        short[] before = samples.clone();
        try (NoiseSuppressor.Stream stream = SUPPRESSOR.open()) {
            stream.apply(samples, FRAME);
        }

        assertThat(Arrays.copyOf(samples, FRAME)).isEqualTo(Arrays.copyOf(before, FRAME));
        assertThat(Arrays.copyOfRange(samples, 2 * FRAME, 3 * FRAME))
                .isEqualTo(Arrays.copyOfRange(before, 2 * FRAME, 3 * FRAME));
        assertThat(samples).isNotEqualTo(before);
    }

    @Test
    void silenceStaysSilence() {
        assertThat(cleaned(new short[RATE_HZ])).containsOnly((short) 0);
    }

    @Test
    void overdrivenSpeechIsClippedAndNotTurnedOver() {
        short[] loud = Arrays.copyOf(Recording.named("jfk").samples(), 2 * TELEPHONE_HZ);
        for (int i = 0; i < loud.length; i++) {
            loud[i] = (short) Math.clamp(20 * loud[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        short[] clean = throughThePipeline(loud);

        int clipped = 0;
        for (int i = 2; i < loud.length - TELEPHONE_HZ / 4; i++) {
            boolean flat = loud[i - 2] == loud[i] && loud[i + 2] == loud[i];
            if (flat && (loud[i] == Short.MAX_VALUE || loud[i] == Short.MIN_VALUE)) {
                clipped++;
                assertThat(Integer.signum(loud[i]) * clean[i])
                        .as("sample %d, %d, became %d", i, loud[i], clean[i])
                        .isGreaterThan(-16_000);
            }
        }
        assertThat(clipped).isGreaterThan(1_000);
    }

    @Test
    void frameCostsNoMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        short[] speech = Arrays.copyOf(speech("cards-001"), 2 * RATE_HZ);
        long allocated;
        try (NoiseSuppressor.Stream stream = SUPPRESSOR.open()) {
            cleaned(stream, speech);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int at = 0; at < speech.length; at += FRAME) {
                stream.apply(speech, at);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat((double) allocated / (speech.length / FRAME))
                .as("bytes of a frame")
                .isLessThan(1);
    }

    @Test
    void traitsTellTheCostTheStartMeasured() {
        assertThat(SUPPRESSOR.traits()).isEqualTo(new EngineTraits(48_000, 480, 480, COST_MICROS));
    }

    @Test
    void shareOfTheProcessorsDecidesHowManyCallsAreServed() {
        assertThat(SUPPRESSOR.mostStreams()).hasValue(10);
        assertThat(suppressor(2, "beluga.noise.rnnoise.processor-share", "0.1").mostStreams())
                .hasValue(2);
    }

    @Test
    void closedStreamGivesItsPlaceBackOnce() {
        NoiseSuppressor suppressor = suppressor(2, "beluga.noise.rnnoise.processor-share", "0.1");
        NoiseSuppressor.Stream first = suppressor.open();
        NoiseSuppressor.Stream second = suppressor.open();

        assertThatExceptionOfType(ProviderException.Transient.class)
                .isThrownBy(suppressor::open)
                .withMessageContaining("2 calls at once");
        first.close();
        first.close();
        suppressor.open().close();
        NoiseSuppressor.Stream third = suppressor.open();
        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(suppressor::open);
        second.close();
        third.close();
        assertThatIllegalStateException().isThrownBy(() -> first.apply(new short[FRAME], 0));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void callThatCouldNotBeOpenedLeavesItsPlace(Throwable failure) {
        RnnoiseEngine engine =
                LoadedRnnoise.load(engine(2, COST_MICROS, "beluga.noise.rnnoise.processor-share", "0.05"));
        NoiseSuppressor failing = new RnnoiseNoiseSuppressor(engine, () -> {
            switch (failure) {
                case RuntimeException broken -> throw broken;
                case Error serious -> throw serious;
                default -> throw new IllegalArgumentException(failure);
            }
        });

        assertThat(failing.mostStreams()).hasValue(1);
        assertThatThrownBy(failing::open)
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isSameAs(failure),
                        thrown -> assertThat(thrown).hasCause(failure));
        assertThatCode(() -> new RnnoiseNoiseSuppressor(engine).open().close()).doesNotThrowAnyException();
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new OutOfMemoryError("planted"), new ChicoryException("planted"), new IllegalStateException("planted"));
    }

    /** The cost that is measured is that of the pipeline, which changes the rate of the audio there and back. */
    @Test
    void practiceTakesTelephoneAudioAndGivesItBack() {
        PracticeCall call = new PracticeCall(new RnnoiseState());
        int first = call.second();
        int second = call.second();

        assertThat(first).isBetween(TELEPHONE_HZ * 9 / 10, TELEPHONE_HZ - 1);
        assertThat(second).isCloseTo(TELEPHONE_HZ, within(160));
    }

    @Test
    void machineThatCannotServeOneCallDoesNotStart() {
        RnnoiseEngine engine = engine(2, 1_500_000);

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(engine::load)
                .withMessageContaining("beluga.noise.rnnoise.processor-share = \"0.5\"")
                .withMessageContaining("1500 ms of one processor, of which this machine has 2")
                .withMessageContaining("raise it");
        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(engine::ready);
    }

    @Test
    void nothingIsMeasuredWhenAnotherEngineIsChosen() throws StartupFault {
        RnnoiseEngine engine = new RnnoiseEngine(
                LoadedRnnoise.chosen("beluga.noise.provider", "none"), () -> OTHER_BUILD, measure(1), 2);

        engine.load();

        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(engine::ready);
    }

    @Test
    void anotherBuildOfTheLibraryIsRefusedWithWhatWasExpected() {
        RnnoiseEngine engine = new RnnoiseEngine(LoadedRnnoise.chosen(), () -> OTHER_BUILD, measure(1), 2);

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(engine::load)
                .withMessageContaining("beluga.noise.provider = \"rnnoise\"")
                .withMessageContaining("@jitsi/rnnoise-wasm 0.2.1")
                .withMessageContaining("no function \"d\" of number 39 and type () -> nil (constructors)");
    }
}
