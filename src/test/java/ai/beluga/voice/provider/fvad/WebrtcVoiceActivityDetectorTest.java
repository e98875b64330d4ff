package ai.beluga.voice.provider.fvad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.VoiceScores;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebrtcVoiceActivityDetectorTest {

    private static final VoiceActivityDetector DETECTOR = LoadedFvad.detector();
    private static final int FRAME = FvadState.FRAME_SAMPLES;
    private static final WasmModule OTHER_BUILD = Parser.parse(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});

    private static VoiceActivityDetector mode(int mode) {
        return LoadedFvad.detector("beluga.vad.webrtc.mode", String.valueOf(mode));
    }

    private static long speechFrames(List<VoiceScore> scores) {
        return scores.stream().filter(score -> score.probability() == 1).count();
    }

    private static short[] noise(int samples, double level) {
        Random random = new Random(7);
        short[] noise = new short[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (short) Math.round(random.nextGaussian() * level);
        }
        return noise;
    }

    @Test
    void scoresSayWhichSamplesTheyMean() {
        assertThat(VoiceScores.of(DETECTOR, new short[3 * FRAME + 50]))
                .extracting(VoiceScore::endSample, VoiceScore::lengthSamples)
                .containsExactly(tuple(80L, 80), tuple(160L, 80), tuple(240L, 80));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void loudFramesOfEveryHumanRecordingAreSpeech(int mode) {
        VoiceActivityDetector detector = mode(mode);
        for (Recording recording : Recording.human()) {
            short[] samples = recording.samples();
            List<VoiceScore> loud = VoiceScores.of(detector, samples).stream()
                    .filter(score -> VoiceScores.levelDb(samples, score) > -24)
                    .toList();

            assertThat(loud).as(recording.name()).hasSizeGreaterThan(10);
            assertThat(speechFrames(loud))
                    .as("speech of %d loud frames in %s", loud.size(), recording.name())
                    .isGreaterThanOrEqualTo(Math.round(0.9 * loud.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void silenceIsNotSpeech(int mode) {
        assertThat(VoiceScores.of(mode(mode), new short[80_000]))
                .hasSize(1_000)
                .allMatch(score -> score.probability() == 0);
    }

    @Test
    void stricterModeFindsNoMoreSpeechInNoiseAndLessInAll() {
        short[] noise = noise(80_000, 900);
        List<Long> found = IntStream.rangeClosed(0, 3)
                .mapToObj(mode -> speechFrames(VoiceScores.of(mode(mode), noise)))
                .toList();

        assertThat(found.get(1)).isLessThanOrEqualTo(found.get(0));
        assertThat(found.get(2)).isLessThanOrEqualTo(found.get(1));
        assertThat(found.get(3)).isLessThanOrEqualTo(found.get(2)).isLessThan(found.get(0));
    }

    @Test
    void strictestModeIsTheDefault() {
        short[] speech = Recording.named("jfk").samples();

        assertThat(VoiceScores.of(DETECTOR, speech))
                .isEqualTo(VoiceScores.of(mode(3), speech))
                .isNotEqualTo(VoiceScores.of(mode(2), speech));
    }

    @Test
    void cuttingTheAudioDoesNotChangeTheScores() {
        short[] samples = Recording.named("cards-001").samples();
        Random random = new Random(11);
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = DETECTOR.open(scores::add)) {
            for (int at = 0; at < samples.length; ) {
                int length = Math.min(random.nextInt(600), samples.length - at);
                stream.accept(samples, at, length);
                at += length;
            }
        }

        assertThat(scores).isEqualTo(VoiceScores.of(DETECTOR, samples));
    }

    @Test
    void callsDoNotDisturbEachOther() {
        short[] one = Recording.named("jfk").samples();
        short[] other = Recording.named("librivox-0870").samples();
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream first = DETECTOR.open(scores::add);
                VoiceActivityDetector.Stream second = DETECTOR.open(score -> {})) {
            for (int at = 0; at + 160 <= 32_000; at += 160) {
                first.accept(one, at, 160);
                second.accept(other, at, 160);
            }
        }

        assertThat(scores).isEqualTo(VoiceScores.of(DETECTOR, one).subList(0, 400));
    }

    @Test
    void resetForgetsTheAudioButNeitherTheCountNorTheMode() {
        short[] speech = Recording.named("cards-001").samples();
        List<VoiceScore> scores = new ArrayList<>();
        try (VoiceActivityDetector.Stream stream = DETECTOR.open(scores::add)) {
            stream.accept(speech, 0, 2_630);
            scores.clear();
            stream.reset();
            stream.accept(speech, 0, speech.length);
        }

        List<VoiceScore> fresh = VoiceScores.of(DETECTOR, speech);
        assertThat(scores).hasSameSizeAs(fresh);
        assertThat(scores.getFirst().endSample()).isEqualTo(2_630 + FRAME);
        assertThat(scores)
                .extracting(VoiceScore::probability)
                .isEqualTo(fresh.stream().map(VoiceScore::probability).toList());
    }

    @Test
    void callTakesLessThanTwoPagesOfMemory() {
        DETECTOR.open(score -> {}).close();

        assertThat(allocatedBy(() -> DETECTOR.open(score -> {}))).isBetween(65_536L, 131_072L);
    }

    @Test
    void frameAllocatesNothingButItsScore() {
        short[] noise = noise(8_000, 1_000);
        try (VoiceActivityDetector.Stream stream = DETECTOR.open(score -> {})) {
            stream.accept(noise, 0, noise.length);

            assertThat(allocatedBy(() -> stream.accept(noise, 0, noise.length)) / 100)
                    .isLessThanOrEqualTo(40);
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void closedStreamTakesNothingMore() {
        VoiceActivityDetector.Stream stream = DETECTOR.open(score -> {});

        stream.close();
        stream.close();
        stream.reset();

        assertThatIllegalStateException().isThrownBy(() -> stream.accept(new short[FRAME], 0, FRAME));
    }

    @Test
    void nothingIsLoadedWhenAnotherDetectorIsChosen() throws StartupFault {
        FvadEngine engine = new FvadEngine(Configurations.of("beluga.vad.provider", "other"), () -> OTHER_BUILD);

        engine.load();

        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(engine::open);
    }

    @Test
    void anotherBuildOfTheLibraryIsRefusedWithWhatWasExpected() {
        FvadEngine engine = new FvadEngine(Configurations.of("beluga.vad.provider", "webrtc"), () -> OTHER_BUILD);

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(engine::load)
                .withMessageContaining("beluga.vad.provider = \"webrtc\"")
                .withMessageContaining("@echogarden/fvad-wasm 0.2.0")
                .withMessageContaining("no function \"g\" of number 23 and type (I32) -> nil (fvad_reset)");
    }
}
