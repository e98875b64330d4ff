package ai.beluga.voice.hearing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is mixed with speech. Made from a seed, at 8 kHz, within the telephone's band; the level is set when it is mixed. */
public enum Noise {
    /** Nothing: how an engine does on a quiet line. */
    NONE("none") {
        @Override
        double[] unlimited(int length, Random random, List<double[]> others) {
            return new double[length];
        }
    },

    /** Gaussian, equally strong at all frequencies. */
    WHITE("white") {
        @Override
        double[] unlimited(int length, Random random, List<double[]> others) {
            double[] out = new double[length];
            Arrays.setAll(out, i -> random.nextGaussian());
            return out;
        }
    },

    /** Falls by 3 dB an octave: white noise through the filter of Paul Kellet ("refined method", music-dsp list, 1999). */
    PINK("pink") {
        @Override
        double[] unlimited(int length, Random random, List<double[]> others) {
            double[] poles = {0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616};
            double[] gains = {0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980};
            double[] state = new double[poles.length];
            double delayed = 0;
            double[] out = new double[length];
            for (int i = 0; i < length; i++) {
                double white = random.nextGaussian();
                double sum = delayed + 0.5362 * white;
                for (int pole = 0; pole < poles.length; pole++) {
                    state[pole] = poles[pole] * state[pole] + gains[pole] * white;
                    sum += state[pole];
                }
                delayed = 0.115926 * white;
                out[i] = sum;
            }
            return out;
        }
    },

    /**
     * Mains of 50 or 60 Hz as a telephone lets it through: the harmonics from 200 to 3,400 Hz, the n-th with 1/n of the
     * amplitude, all of them wandering slowly by up to 3 dB.
     */
    HUM("hum") {
        @Override
        double[] unlimited(int length, Random random, List<double[]> others) {
            double mains = random.nextBoolean() ? 50 : 60;
            double[] out = new double[length];
            for (int harmonic = (int) Math.ceil(200 / mains); harmonic * mains <= 3_400; harmonic++) {
                double phase = random.nextDouble() * 2 * Math.PI;
                double wanderHz = 0.1 + 0.3 * random.nextDouble();
                double wanderPhase = random.nextDouble() * 2 * Math.PI;
                double step = 2 * Math.PI * harmonic * mains / RATE_HZ;
                double twiceCosine = 2 * Math.cos(step);
                double now = Math.sin(phase);
                double before = Math.sin(phase - step);
                double wander = 1;
                for (int i = 0; i < length; i++) {
                    if (i % WANDER_SAMPLES == 0) {
                        wander = 1 + 0.35 * Math.sin(2 * Math.PI * wanderHz * i / RATE_HZ + wanderPhase);
                    }
                    out[i] += wander / harmonic * now;
                    double next = twiceCosine * now - before;
                    before = now;
                    now = next;
                }
            }
            return out;
        }
    },

    /**
     * Six voices at once, each reading on and on from a place of its own; none is the caller's. Each is another recording
     * where there are six.
     */
    BABBLE("babble") {
        @Override
        double[] unlimited(int length, Random random, List<double[]> others) {
            List<double[]> drawn = new ArrayList<>(others);
            Collections.shuffle(drawn, random);
            double[] out = new double[length];
            for (int voice = 0; voice < BABBLE_VOICES; voice++) {
                double[] speech = drawn.get(voice % drawn.size());
                int at = random.nextInt(speech.length);
                for (int i = 0; i < length; i++) {
                    out[i] += speech[at];
                    at = at + 1 == speech.length ? 0 : at + 1;
                }
            }
            return out;
        }
    },

    /** Four a second, at random: impulses and bursts of up to 15 ms that die away, their levels up to 12 dB apart. */
    CLICKS("clicks") {
        @Override
        double[] unlimited(int length, Random random, List<double[]> others) {
            double[] out = new double[length];
            for (int click = 0; click < Math.ceilDiv(4 * length, RATE_HZ); click++) {
                int start = random.nextInt(length);
                int duration = 1 + random.nextInt(15 * RATE_HZ / 1_000);
                double amplitude = Math.pow(10, -12 * random.nextDouble() / 20);
                for (int i = 0; i < duration && start + i < length; i++) {
                    out[start + i] += amplitude * random.nextGaussian() * Math.exp(-3.0 * i / duration);
                }
            }
            return out;
        }
    };

    static final int RATE_HZ = 8_000;
    static final int BABBLE_VOICES = 6;
    private static final int WANDER_SAMPLES = 80;

    private final String title;

    Noise(String title) {
        this.title = title;
    }

    /** As tables and plots call it. */
    String title() {
        return title;
    }

    /** All but {@link #NONE}. */
    public static List<Noise> real() {
        return List.of(WHITE, PINK, HUM, BABBLE, CLICKS);
    }

    /**
     * Makes noise of any level, within the telephone's band.
     *
     * @param others speech of people who are not the caller, all at the same level; not empty for {@link #BABBLE}
     */
    double[] samples(int length, Random random, List<double[]> others) {
        return this == NONE ? new double[length] : TelephoneBand.of(unlimited(length, random, others));
    }

    /** The same before the telephone limits it. */
    abstract double[] unlimited(int length, Random random, List<double[]> others);

    /**
     * Speech at its own level and noise below it, PCM16 at 8 kHz; clipped at full scale.
     *
     * @param snrDb power of the active speech over the mean power of the noise, in dB
     */
    public short[] under(short[] speech, double snrDb, long seed) {
        double[] samples = new double[speech.length];
        Arrays.setAll(samples, i -> speech[i]);
        double active = LabelledSpeech.activePower(LabelledSpeech.stepPower(samples));
        double[] noise = samples(speech.length, new Random(seed), this == BABBLE ? Half.TUNING.speech() : List.of());
        double[] mixed = NoisyCall.mixed(samples, noise, 10 * Math.log10(active) - snrDb);
        short[] out = new short[mixed.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.clamp(Math.round(mixed[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return out;
    }
}
