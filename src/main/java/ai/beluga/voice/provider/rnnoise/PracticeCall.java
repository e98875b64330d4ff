package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.audio.Resampler;

/**
 * A call to practise on, second by second: all that noise suppression makes of telephone audio, so with the change of its
 * rate to that of the network and back, which the pipeline does for each call.
 */
final class PracticeCall {

    private static final int TELEPHONE_HZ = PracticeAudio.SAMPLE_RATE_HZ;
    /** 20 ms, as a telephone sends them. */
    private static final int PACKET_SAMPLES = TELEPHONE_HZ / 50;

    private final RnnoiseState state;
    private final short[] voice = PracticeAudio.second();
    private final Resampler up = new Resampler(TELEPHONE_HZ, RnnoiseState.SAMPLE_RATE_HZ);
    private final Resampler down = new Resampler(RnnoiseState.SAMPLE_RATE_HZ, TELEPHONE_HZ);
    private final short[] wide = new short[RnnoiseState.FRAME_SAMPLES + up.maxOutput(PACKET_SAMPLES)];
    private final short[] clean = new short[down.maxOutput(RnnoiseState.FRAME_SAMPLES)];
    private int filled;

    PracticeCall(RnnoiseState state) {
        this.state = state;
    }

    /**
     * Works off one second of audio.
     *
     * @return how many cleaned samples it brought forth, at the telephone's rate
     */
    int second() {
        int written = 0;
        for (int at = 0; at < voice.length; at += PACKET_SAMPLES) {
            filled += up.process(voice, at, PACKET_SAMPLES, wide, filled);
            int done = 0;
            for (; done + RnnoiseState.FRAME_SAMPLES <= filled; done += RnnoiseState.FRAME_SAMPLES) {
                state.apply(wide, done);
                written += down.process(wide, done, RnnoiseState.FRAME_SAMPLES, clean, 0);
            }
            filled -= done;
            System.arraycopy(wide, done, wide, 0, filled);
        }
        return written;
    }
}
