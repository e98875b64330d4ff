package ai.beluga.voice.hearing;

import ai.beluga.voice.provider.energy.LoadedEnergy;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import java.util.*;

/** Prints tuning half. */
public final class EnergyTuning {
    static Map<String, List<NoisyCall>> calls = new LinkedHashMap<>();

    public static void main(String[] args) {
        for (Noise noise : Noise.values()) for (double snr : noise == Noise.NONE ? new double[] {99} : new double[] {20, 10, 5, 0}) {
            List<NoisyCall> l = new ArrayList<>();
            for (long seed : new long[] {1, 2}) l.addAll(NoisyCall.all(Half.TUNING, noise, snr, seed));
            calls.put(noise.title() + " " + snr, l);
        }
        if (args.length==0) table("energy", LoadedEnergy.detector(args));
        if (args.length == 9) for (double d = -40; d <= -24; d += 2) summary("fixed " + d, new FixedThreshold(d));
        for (String w : new String[] {"1s","1500ms"})
            for (String t : new String[] {"2.0","2.5","3.0","3.5","4.0"})
                summary(w + " " + t, LoadedEnergy.detector("beluga.vad.energy.noise-window", w, "beluga.vad.energy.speech-above-noise-db", t));
    }

    static Tally tally(VoiceActivityDetector e, List<NoisyCall> l) {
        return Tally.sum(l.stream().map(c -> Tally.of(c.labels(), Decision.of(e, c.heard()))).toList());
    }

    static void summary(String name, VoiceActivityDetector e) {
        double b = 0, s20 = 0; StringBuilder s = new StringBuilder();
        for (Noise n : Noise.values()) { double bn = 0; int c = 0; double f = 0, m = 0;
            for (var x : calls.entrySet()) if (x.getKey().startsWith(n.title())) { Tally t = tally(e, x.getValue()); bn += t.usual().balancedErrorPercent(); f += t.usual().falsePercent(); m += t.usual().foundPercent(); c++; }
            b += bn / c; s.append(String.format("  %s %.1f/%.1f", n.title(), m / c, f / c)); }
        System.out.printf("%-12s mean balanced error %.2f %s%n", name, b / 6, s);
    }

    static void table(String name, VoiceActivityDetector e) {
        for (var x : calls.entrySet()) { Tally t = tally(e, x.getValue());
            System.out.printf("%s %-14s found %.1f false %.1f | strict %.1f %.1f | start p50 %d p95 %d end %d %d missed %d (n %d/%d)%n", name, x.getKey(), t.usual().foundPercent(), t.usual().falsePercent(), t.strict().foundPercent(), t.strict().falsePercent(),
                Tally.quantile(t.startDelays(), .5), Tally.quantile(t.startDelays(), .95), Tally.quantile(t.endErrors(), .5), Tally.quantile(t.endErrors(), .95), t.missed(), t.usual().speech(), t.usual().silence()); }
    }
}
