package ai.beluga.voice.hearing;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.Denoise;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import java.util.Arrays;

/** Telephone audio through the gateway's own stage for noise suppression. */
public final class Cleaned {

    private static final int FRAME_SAMPLES = 160;

    /** More than any engine lags behind. */
    private static final int TAIL_SAMPLES = 1_600;

    private final short[] out;
    private int filled;

    private Cleaned(int length) {
        this.out = new short[length];
    }

    /** As long as what goes in, sample for sample the same moment. */
    public static short[] by(NoiseSuppressor engine, short[] telephone) {
        Cleaned cleaned = new Cleaned(telephone.length);
        short[] padded =
                Arrays.copyOf(telephone, Math.ceilDiv(telephone.length + TAIL_SAMPLES, FRAME_SAMPLES) * FRAME_SAMPLES);
        Denoise stage = new Denoise(engine, lost -> {});
        for (int at = 0; at < padded.length; at += FRAME_SAMPLES) {
            short[] frame = Arrays.copyOfRange(padded, at, at + FRAME_SAMPLES);
            stage.process(new VoiceEvent.CallerAudio(at / 8, frame, FRAME_SAMPLES), 0, cleaned::take);
        }
        stage.close();
        return cleaned.out;
    }

    private void take(VoiceEvent event) {
        if (event instanceof VoiceEvent.CleanAudio audio) {
            int length = Math.min(audio.length(), out.length - filled);
            System.arraycopy(audio.samples(), 0, out, filled, length);
            filled += length;
        }
    }
}
