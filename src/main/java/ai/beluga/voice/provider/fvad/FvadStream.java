package ai.beluga.voice.provider.fvad;

import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cuts one call's audio into the detector's frames. */
final class FvadStream implements VoiceActivityDetector.Stream {

    private final Consumer<VoiceScore> scores;
    private final short[] frame = new short[FvadState.FRAME_SAMPLES];
    private @Nullable FvadState state;
    private int filled;
    private long taken;

    FvadStream(FvadState state, Consumer<VoiceScore> scores) {
        this.state = state;
        this.scores = scores;
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        FvadState detector = state;
        if (detector == null) {
            throw new IllegalStateException("this stream is closed");
        }
        for (int at = 0; at < length; ) {
            int run = Math.min(frame.length - filled, length - at);
            System.arraycopy(samples, offset + at, frame, filled, run);
            filled += run;
            taken += run;
            at += run;
            if (filled == frame.length) {
                filled = 0;
                scores.accept(new VoiceScore(taken, frame.length, detector.isSpeech(frame) ? 1 : 0));
            }
        }
    }

    @Override
    public void reset() {
        filled = 0;
        if (state != null) {
            state.reset();
        }
    }

    /** Lets go of the memory, even where somebody keeps the stream. */
    @Override
    public void close() {
        state = null;
    }
}
