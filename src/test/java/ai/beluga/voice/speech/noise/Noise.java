package ai.beluga.voice.speech.noise;

import ai.beluga.voice.testkit.Recording;
import java.util.Arrays;
import java.util.Random;

/** Noise of the kinds a telephone brings, the same in each run. */
public enum Noise {

    /** Equal power at all frequencies. */
    WHITE {
        @Override
        double[] of(int samples, Random random) {
            return random.doubles(samples, -1, 1).toArray();
        }
    },

    /** Equal power in each octave, by P. Kellet's filter for white noise. */
    PINK {
        @Override
        double[] of(int samples, Random random) {
            double[] noise = new double[samples];
            double[] state = new double[3];
            for (int i = 0; i < samples; i++) {
                double white = random.nextGaussian();
                state[0] = 0.99765 * state[0] + white * 0.0990460;
                state[1] = 0.96300 * state[1] + white * 0.2965164;
                state[2] = 0.57000 * state[2] + white * 1.0526913;
                noise[i] = state[0] + state[1] + state[2] + white * 0.1848;
            }
            return noise;
        }
    },

    /** A mains of 50 Hz and its harmonics to 1 kHz, falling by 6 dB an octave from 200 Hz, over faint white noise. */
    HUM {
        @Override
        double[] of(int samples, Random random) {
            double[] noise = new double[samples];
            for (int harmonic = 1; harmonic <= 20; harmonic++) {
                double level = Math.min(1, 4.0 / harmonic);
                double phase = random.nextDouble(2 * Math.PI);
                for (int i = 0; i < samples; i++) {
                    noise[i] += level * Math.sin(2 * Math.PI * 50 * harmonic * i / 8_000 + phase);
                }
            }
            for (int i = 0; i < samples; i++) {
                noise[i] += 0.05 * random.nextGaussian();
            }
            return noise;
        }
    },

    /** Other people talking: recordings over one another, each begun somewhere else. */
    BABBLE {
        @Override
        double[] of(int samples, Random random) {
            double[] noise = new double[samples];
            for (String name : new String[] {"jfk", "t1", "t2", "cards-001", "digits-2934z", "jfk", "t1"}) {
                short[] voice = Recording.named(name).samples();
                int begin = random.nextInt(voice.length);
                for (int i = 0; i < samples; i++) {
                    noise[i] += voice[(begin + i) % voice.length];
                }
            }
            return noise;
        }
    };

    abstract double[] of(int samples, Random random);

    /** Speech and noise so much below it, in decibels, as power where somebody speaks; clipped at full scale. */
    public short[] under(short[] speech, double snrDb, long seed) {
        double[] noise = of(speech.length, new Random(seed));
        double power =
                Arrays.stream(noise).map(value -> value * value).average().orElseThrow();
        double gain = Math.sqrt(speechPower(speech) / power / Math.pow(10, snrDb / 10));
        short[] mixed = new short[speech.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (short) Math.clamp(Math.round(speech[i] + gain * noise[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return mixed;
    }

    /** Mean square of the 20 ms that are at most 30 dB below the loudest. */
    private static double speechPower(short[] speech) {
        double[] powers = new double[speech.length / 160];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Signals.power(speech, 160 * i, 160 * i + 160);
        }
        double loudest = Arrays.stream(powers).max().orElseThrow();
        return Arrays.stream(powers)
                .filter(power -> power > loudest / 1_000)
                .average()
                .orElseThrow();
    }
}
