package ai.beluga.voice.speech.noise;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.Denoise;

/** Measures of signals, and the way of a call's audio through an engine. */
public final class Signals {

    private Signals() {}

    /** What the pipeline hands on of this audio in frames of 20 ms, sample for sample the same moment; the rest is zero. */
    public static short[] cleaned(NoiseSuppressor engine, short[] samples) {
        short[] clean = new short[samples.length];
        Denoise stage = new Denoise(engine, lost -> {});
        short[] frame = new short[160];
        for (int at = 0; at + 160 <= samples.length; at += 160) {
            System.arraycopy(samples, at, frame, 0, 160);
            stage.process(new VoiceEvent.CallerAudio(at / 8, frame, 160), 0, event -> {
                if (event instanceof VoiceEvent.CleanAudio audio) {
                    System.arraycopy(audio.samples(), 0, clean, (int) audio.startSample(), audio.length());
                }
            });
        }
        stage.close();
        return clean;
    }

    /** Mean square of the samples from {@code from} on, before {@code to}. */
    public static double power(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }

    /** Mean square of a stretch, in decibels below full scale. */
    public static double levelDb(short[] samples, int from, int to) {
        return 10 * Math.log10(power(samples, from, to) / (32_768.0 * 32_768) + 1e-12);
    }

    /**
     * Ratio of the signal to all else, whatever its gain, in decibels (J. Le Roux et al., "SDR – half-baked or well done?",
     * 2019); over the samples from {@code from} on, before {@code to}.
     */
    public static double siSdrDb(short[] wanted, short[] found, int from, int to) {
        double both = 0;
        double power = 0;
        for (int i = from; i < to; i++) {
            both += (double) wanted[i] * found[i];
            power += (double) wanted[i] * wanted[i];
        }
        double gain = both / power;
        double rest = 0;
        for (int i = from; i < to; i++) {
            rest += Math.pow(found[i] - gain * wanted[i], 2);
        }
        return 10 * Math.log10(gain * gain * power / rest);
    }

    /** By how many samples {@code found} lags behind {@code wanted}, -most..most, where the two are most alike. */
    public static int lag(short[] wanted, short[] found, int most) {
        double best = Double.NEGATIVE_INFINITY;
        int lag = 0;
        for (int shift = -most; shift <= most; shift++) {
            double both = 0;
            for (int i = most; i < wanted.length - most; i++) {
                both += (double) wanted[i] * found[i + shift];
            }
            if (both > best) {
                best = both;
                lag = shift;
            }
        }
        return lag;
    }
}
