package ai.beluga.voice.speech.noise;

import ai.beluga.voice.provider.spectral.LoadedSpectral;
import ai.beluga.voice.testkit.Recording;
import java.util.LinkedHashMap;
import java.util.Map;

/** Figures for tuning: what the engines gain on the recordings that may be tuned on. */
public final class NoiseFigures {

    private NoiseFigures() {}

    public static void main(String[] settings) {
        Map<String, NoiseSuppressor> engines = new LinkedHashMap<>();
        engines.put("spectral", LoadedSpectral.suppressor(settings));
        for (String level : new String[] {"low", "moderate", "high", "very-high"}) {
            engines.put(level, ai.beluga.voice.provider.webrtcnoise.LoadedWebrtcNoise.suppressor("beluga.noise.webrtc.level", level));
        }
        engines.forEach(NoiseFigures::report);
    }

    static final String[] NAMES = {"jfk", "cards-001", "digits-2934z", "t1", "t2"};

    private static void report(String name, NoiseSuppressor engine) {
        short[] speech = Recording.joined(1_000, java.util.Arrays.stream(NAMES).map(Recording::named).toArray(Recording[]::new));
        int last = speech.length - 400;
        for (double snr : new double[] {10, 5, 0}) {
        for (Noise noise : Noise.values()) {
            short[] noisy = noise.under(speech, snr, 5);
            short[] clean = Signals.cleaned(engine, noisy);
            double before = 0, after = 0, pauseIn = 0, pauseOut = 0;
            int at = 8_000;
            for (String n : NAMES) {
                int len = Recording.named(n).samples().length;
                before += Signals.siSdrDb(speech, noisy, at, at + len) / NAMES.length;
                after += Signals.siSdrDb(speech, clean, at, at + len) / NAMES.length;
                pauseIn += Signals.levelDb(noisy, at + len + 2_400, at + len + 7_200) / NAMES.length;
                pauseOut += Signals.levelDb(clean, at + len + 2_400, at + len + 7_200) / NAMES.length;
                at += len + 8_000;
            }
            System.out.printf("%s %2.0f dB %-7s SI-SDR %5.1f -> %5.1f (%+.1f)  pause %5.1f -> %5.1f (%+.1f)  whole %5.1f -> %5.1f%n", name, snr, noise,
                    before, after, after - before, pauseIn, pauseOut, pauseOut - pauseIn, Signals.siSdrDb(speech, noisy, 0, last),
                    Signals.siSdrDb(speech, clean, 0, last));
        }
        }
        for (String n : NAMES) {
            short[] s = Recording.named(n).samples();
            short[] c = Signals.cleaned(engine, s);
            int sec = Math.min(8000, s.length - 400);
            System.out.printf("%s begins at once: first second %.2f dB, all %.2f dB; SI-SDR %.1f lag %d%n", n, Signals.levelDb(c, 0, sec) - Signals.levelDb(s, 0, sec),
                Signals.levelDb(c, 0, s.length - 400) - Signals.levelDb(s, 0, s.length - 400), Signals.siSdrDb(s, c, 0, s.length - 400), Signals.lag(s, c, 200));
        }
    }
}
