package ai.beluga.voice.hearing;
import ai.beluga.voice.hearing.NoisyCall.Condition;
import ai.beluga.voice.hearing.LabelledSpeech.Label;
public class Lag {
    public static void main(String[] a) {
        for (var e : Engines.suppressors().entrySet()) for (Noise n : new Noise[] {Noise.NONE, Noise.WHITE}) {
            NoisyCall c = NoisyCall.of(new Condition(Half.TUNING, Half.TUNING.callers().get(0), n, 20, 1, 1));
            short[] out = Cleaned.by(e.getValue(), c.heard());
            StringBuilder b = new StringBuilder(e.getKey() + " " + n);
            for (int lag = -12; lag <= 12; lag++) {
                short[] s = new short[out.length];
                for (int i = 20; i < out.length - 20; i++) s[i] = out[i + lag];
                b.append(String.format(" %d:%.1f", lag, SiSdr.db(c.clean(), s, i -> c.labels()[i / 80] == Label.SPEECH)));
            }
            System.out.println(b);
        }
    }
}
