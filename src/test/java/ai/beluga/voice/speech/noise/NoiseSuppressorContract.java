package ai.beluga.voice.speech.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.beluga.voice.hearing.Cleaned;
import ai.beluga.voice.hearing.FilteredSdr;
import ai.beluga.voice.hearing.Noise;
import ai.beluga.voice.testkit.Recording;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every noise suppression owes a call. */
public abstract class NoiseSuppressorContract {

    /** Of noise alone, before, between and after what is said. */
    private static final int PAUSE_SAMPLES = 12_000;

    /** A call with pauses: five recordings, two of them of a synthetic voice. */
    private static final Recording[] SAID = Arrays.stream(new String[] {"jfk", "cards-001", "digits-2934z", "t1", "t2"})
            .map(Recording::named)
            .toArray(Recording[]::new);

    protected static final short[] SPEECH = Recording.joined(PAUSE_SAMPLES / 8, SAID);

    /** The implementation under test, with default settings, ready. */
    protected abstract NoiseSuppressor suppressor();

    /** By how much noise of 5 dB below speech is quieter in a pause, at least. */
    protected abstract double leastReductionDb();

    /** First sample of the recording {@code index} in {@link #SPEECH}. */
    private static int begin(int index) {
        return IntStream.range(0, index).map(i -> SAID[i].samples().length).sum() + PAUSE_SAMPLES * (index + 1);
    }

    private static int end(int index) {
        return begin(index) + SAID[index].samples().length;
    }

    /** Over all recordings; a fixed filter, which may turn the phase, is forgiven. */
    private static double sdrDb(short[] found) {
        boolean[] said = new boolean[SPEECH.length];
        IntStream.range(0, SAID.length).forEach(i -> Arrays.fill(said, begin(i), end(i), true));
        return FilteredSdr.db(SPEECH, found, sample -> said[sample]);
    }

    /** Mean over the pauses, from half a second after the words on. */
    protected static double pauseLevelDb(short[] samples) {
        return IntStream.range(0, SAID.length - 1)
                .mapToDouble(i -> Signals.levelDb(samples, end(i) + 4_000, end(i) + PAUSE_SAMPLES - 1_000))
                .average()
                .orElseThrow();
    }

    /** How much of the speech is in the signal, in decibels. */
    protected static double speechGainDb(short[] found, int from, int to) {
        double both = 0;
        for (int i = from; i < to; i++) {
            both += (double) SPEECH[i] * found[i];
        }
        return 20 * Math.log10(both / (to - from) / Signals.power(SPEECH, from, to));
    }

    @Test
    void cleanedSampleIsTheSameMomentAsTheSampleOfItsNumber() {
        for (Recording recording : SAID) {
            short[] speech = Recording.joined(1_000, recording);

            assertThat(Signals.lag(speech, Cleaned.by(suppressor(), speech), 200))
                    .as(recording.name())
                    .isBetween(-1, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WHITE", "PINK", "HUM"})
    void speechStandsOutMoreFromSteadyNoise(Noise noise) {
        short[] noisy = noise.under(SPEECH, 5, 1);

        short[] clean = Cleaned.by(suppressor(), noisy);

        assertThat(sdrDb(clean)).isGreaterThanOrEqualTo(sdrDb(noisy) + 4);
    }

    @ParameterizedTest
    @EnumSource(names = {"WHITE", "PINK", "HUM"})
    void pausesBecomeQuieter(Noise noise) {
        short[] noisy = noise.under(SPEECH, 5, 2);

        short[] clean = Cleaned.by(suppressor(), noisy);

        assertThat(pauseLevelDb(clean)).isLessThanOrEqualTo(pauseLevelDb(noisy) - leastReductionDb());
    }

    @ParameterizedTest
    @EnumSource(names = {"WHITE", "PINK", "HUM"})
    void speechInNoiseKeepsItsLevel(Noise noise) {
        short[] clean = Cleaned.by(suppressor(), noise.under(SPEECH, 5, 3));

        assertThat(speechGainDb(clean, begin(0), end(SAID.length - 1))).isBetween(-3.0, 1.0);
    }

    @Test
    void callsDoNotDisturbEachOther() {
        int length = 480 * suppressor().traits().frameSamples();
        short[] one = Arrays.copyOf(Noise.WHITE.under(SPEECH, 5, 4), length);
        short[] alone = one.clone();
        short[] other = Arrays.copyOf(Noise.HUM.under(SPEECH, 0, 5), length);
        NoiseSuppressor engine = suppressor();
        int frame = engine.traits().frameSamples();

        try (NoiseSuppressor.Stream stream = engine.open()) {
            for (int at = 0; at < length; at += frame) {
                stream.apply(alone, at);
            }
        }
        try (NoiseSuppressor.Stream first = engine.open();
                NoiseSuppressor.Stream second = engine.open()) {
            for (int at = 0; at < length; at += frame) {
                first.apply(one, at);
                second.apply(other, at);
            }
        }

        assertThat(one).isEqualTo(alone);
    }

    @Test
    void silenceStaysSilence() {
        assertThat(Cleaned.by(suppressor(), new short[24_000])).containsOnly((short) 0);
    }

    @Test
    void overdrivenSpeechIsClippedAndNotTurnedOver() {
        short[] loud = new short[SPEECH.length];
        for (int i = 0; i < loud.length; i++) {
            loud[i] = (short) Math.clamp(20 * SPEECH[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }

        short[] clean = Cleaned.by(suppressor(), loud);

        int clipped = 0;
        for (int i = 2; i < loud.length - 400; i++) {
            boolean high =
                    loud[i - 2] == Short.MAX_VALUE && loud[i] == Short.MAX_VALUE && loud[i + 2] == Short.MAX_VALUE;
            boolean low =
                    loud[i - 2] == Short.MIN_VALUE && loud[i] == Short.MIN_VALUE && loud[i + 2] == Short.MIN_VALUE;
            clipped += high || low ? 1 : 0;
            assertThat(!high || clean[i] > -16_000)
                    .as("high sample %d became %d", i, clean[i])
                    .isTrue();
            assertThat(!low || clean[i] < 16_000)
                    .as("low sample %d became %d", i, clean[i])
                    .isTrue();
        }
        assertThat(clipped).isGreaterThan(5_000);
    }

    @Test
    void onlyTheFrameItselfIsTouched() {
        NoiseSuppressor engine = suppressor();
        int frame = engine.traits().frameSamples();
        short[] samples = new short[3 * frame];
        Arrays.fill(samples, (short) 9_999);

        try (NoiseSuppressor.Stream stream = engine.open()) {
            stream.apply(samples, frame);
        }

        assertThat(Arrays.copyOf(samples, frame)).containsOnly((short) 9_999);
        assertThat(Arrays.copyOfRange(samples, 2 * frame, 3 * frame)).containsOnly((short) 9_999);
        assertThat(Arrays.copyOfRange(samples, frame, 2 * frame)).isNotEqualTo(Arrays.copyOf(samples, frame));
    }

    @Test
    void frameCostsNoMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        NoiseSuppressor engine = suppressor();
        int frames = 20_000;
        short[] samples = Arrays.copyOf(SPEECH, engine.traits().frameSamples());
        long allocated;

        try (NoiseSuppressor.Stream stream = engine.open()) {
            run(stream, samples, frames);
            long before = threads.getCurrentThreadAllocatedBytes();
            run(stream, samples, frames);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat((double) allocated / frames).as("bytes of a frame").isLessThan(1);
    }

    private static void run(NoiseSuppressor.Stream stream, short[] samples, int frames) {
        for (int i = 0; i < frames; i++) {
            samples[i % samples.length] = SPEECH[i];
            stream.apply(samples, 0);
        }
    }

    @Test
    void streamMayBeClosedTwice() {
        NoiseSuppressor.Stream stream = suppressor().open();
        stream.close();

        assertThatNoException().isThrownBy(stream::close);
    }
}
