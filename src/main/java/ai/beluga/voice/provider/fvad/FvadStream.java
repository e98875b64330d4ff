package ai.beluga.voice.provider.fvad;

import ai.beluga.voice.audio.Framer;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cuts one call's audio into the detector's frames. */
final class FvadStream implements VoiceActivityDetector.Stream {

    private final Consumer<VoiceScore> scores;
    private final Framer framer = new Framer(FvadState.FRAME_SAMPLES);
    private @Nullable FvadState state;
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
            int run = framer.take(samples, offset + at, length - at);
            taken += run;
            at += run;
            if (framer.isFull()) {
                scores.accept(
                        new VoiceScore(taken, FvadState.FRAME_SAMPLES, detector.isSpeech(framer.frame()) ? 1 : 0));
            }
        }
    }

    @Override
    public void reset() {
        framer.clear();
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
