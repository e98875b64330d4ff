package ai.beluga.voice.interruption;

import java.util.Random;

/** Sounds that are no words, made from a seed at 8 kHz. None is a recording: they are as near as envelope and spectrum get. */
enum GeneratedSound {
    /** One to three bursts, each a bang of air and a voiced tail that dies away. */
    COUGH(Kind.BODY, -22) {
        @Override
        double[] make(Random random) {
            int bursts = 1 + random.nextInt(3);
            double[] out = new double[seconds(0.45 * bursts)];
            for (int burst = 0; burst < bursts; burst++) {
                int start = seconds(0.42 * burst);
                double pitch = 110 + 90 * random.nextDouble();
                int length = seconds(0.18 + 0.16 * random.nextDouble());
                for (int i = 0; i < length && start + i < out.length; i++) {
                    double fall = Math.exp(-4.0 * i / length);
                    double air = random.nextGaussian() * fall;
                    double voice = voiced(pitch * (1 - 0.3 * i / length), i) * (i > length / 4 ? fall : 0);
                    out[start + i] = air + 0.9 * voice;
                }
            }
            return out;
        }
    },
    /** A throat is cleared: rough low voice for half a second. */
    THROAT(Kind.BODY, -26) {
        @Override
        double[] make(Random random) {
            double[] out = new double[seconds(0.4 + 0.3 * random.nextDouble())];
            double pitch = 70 + 40 * random.nextDouble();
            for (int i = 0; i < out.length; i++) {
                double shape = Math.sin(Math.PI * i / out.length);
                out[i] = shape * (voiced(pitch * (1 + 0.1 * Math.sin(i / 150.0)), i) + 0.7 * random.nextGaussian());
            }
            return out;
        }
    },
    /** Air, in and out. */
    BREATH(Kind.BODY, -36) {
        @Override
        double[] make(Random random) {
            double[] out = new double[seconds(0.5 + 0.7 * random.nextDouble())];
            double low = 0;
            for (int i = 0; i < out.length; i++) {
                low += 0.25 * (random.nextGaussian() - low);
                out[i] = Math.pow(Math.sin(Math.PI * i / out.length), 2) * (low + 0.2 * random.nextGaussian());
            }
            return out;
        }
    },
    /** Four to seven syllables of laughter, falling. */
    LAUGHTER(Kind.BODY, -24) {
        @Override
        double[] make(Random random) {
            int syllables = 4 + random.nextInt(4);
            int length = seconds(0.2);
            double[] out = new double[syllables * length];
            double pitch = 170 + 130 * random.nextDouble();
            for (int i = 0; i < out.length; i++) {
                double at = (double) (i % length) / length;
                double shape = at < 0.55 ? Math.sin(Math.PI * at / 0.55) : 0.05;
                double fall = 1 - 0.5 * i / out.length;
                double air = at < 0.2 ? 0.8 : 0.15;
                out[i] = fall * shape * (voiced(pitch * (0.75 + 0.25 * fall), i) + air * random.nextGaussian());
            }
            return out;
        }
    },
    /** Clicks, as of a mouse or a keyboard. */
    CLICKS(Kind.NOISE, -24) {
        @Override
        double[] make(Random random) {
            double[] out = new double[seconds(1.2)];
            for (int click = 0; click < 6; click++) {
                int start = random.nextInt(out.length - 200);
                for (int i = 0; i < 120; i++) {
                    out[start + i] += random.nextGaussian() * Math.exp(-i / 18.0);
                }
            }
            return out;
        }
    },
    /** A door: a blow that rings out low, and a rattle. */
    DOOR(Kind.NOISE, -20) {
        @Override
        double[] make(Random random) {
            double[] out = new double[seconds(0.6)];
            double low = 180 + 120 * random.nextDouble();
            for (int i = 0; i < out.length; i++) {
                double fall = Math.exp(-8.0 * i / out.length);
                out[i] = fall * (Math.sin(2 * Math.PI * low * i / RATE) + 0.8 * random.nextGaussian());
            }
            return out;
        }
    },
    /** Mains hum that comes with something switched on. */
    HUM(Kind.NOISE, -34) {
        @Override
        double[] make(Random random) {
            double[] out = new double[seconds(3)];
            for (int i = 0; i < out.length; i++) {
                for (int harmonic = 4; harmonic < 16; harmonic++) {
                    out[i] += Math.sin(2 * Math.PI * 50 * harmonic * i / RATE) / harmonic;
                }
            }
            return out;
        }
    },
    /** Another telephone rings, twice. */
    RINGING(Kind.NOISE, -30) {
        @Override
        double[] make(Random random) {
            double[] out = new double[seconds(2.4)];
            for (int i = 0; i < out.length; i++) {
                boolean on = i % seconds(1.2) < seconds(0.7);
                double warble = Math.sin(2 * Math.PI * 20 * i / RATE) > 0 ? 1 : 0.3;
                out[i] = on
                        ? warble * (Math.sin(2 * Math.PI * 440 * i / RATE) + Math.sin(2 * Math.PI * 480 * i / RATE))
                        : 0;
            }
            return out;
        }
    },
    /** A gust or a passing car: coloured noise that swells and goes. */
    GUST(Kind.NOISE, -28) {
        @Override
        double[] make(Random random) {
            double[] out = new double[seconds(1.5 + random.nextDouble())];
            double low = 0;
            for (int i = 0; i < out.length; i++) {
                low += 0.1 * (random.nextGaussian() - low);
                out[i] = Math.sin(Math.PI * i / out.length) * (3 * low + 0.3 * random.nextGaussian());
            }
            return out;
        }
    };

    static final int RATE = 8_000;
    private final Kind kind;
    private final double dbfs;

    GeneratedSound(Kind kind, double dbfs) {
        this.kind = kind;
        this.dbfs = dbfs;
    }

    Kind kind() {
        return kind;
    }

    /** Its usual level while it is loud. */
    double dbfs() {
        return dbfs;
    }

    abstract double[] make(Random random);

    private static int seconds(double seconds) {
        return (int) (seconds * RATE);
    }

    /** A voice without a mouth that forms words: harmonics under two broad resonances. */
    private static double voiced(double pitch, int i) {
        double sum = 0;
        for (int harmonic = 1; harmonic * pitch < 3_400; harmonic++) {
            double hertz = harmonic * pitch;
            double shape =
                    Math.exp(-Math.pow((hertz - 650) / 400, 2)) + 0.5 * Math.exp(-Math.pow((hertz - 1_400) / 500, 2));
            sum += (0.1 + shape) * Math.sin(2 * Math.PI * hertz * i / RATE);
        }
        return sum;
    }
}
