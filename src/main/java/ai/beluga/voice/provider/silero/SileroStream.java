package ai.beluga.voice.provider.silero;

import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.speech.vad.VoiceScore;
import java.util.function.Consumer;

/** Cuts one call's audio into the network's windows. */
final class SileroStream implements VoiceActivityDetector.Stream {

    private final SileroState state;
    private final Consumer<VoiceScore> scores;
    private final short[] window = new short[SileroState.WINDOW_SAMPLES];
    private int filled;
    private long taken;
    private boolean closed;

    SileroStream(SileroState state, Consumer<VoiceScore> scores) {
        this.state = state;
        this.scores = scores;
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        for (int at = 0; at < length; ) {
            int run = Math.min(window.length - filled, length - at);
            System.arraycopy(samples, offset + at, window, filled, run);
            filled += run;
            taken += run;
            at += run;
            if (filled == window.length) {
                filled = 0;
                scores.accept(new VoiceScore(taken, window.length, state.score(window)));
            }
        }
    }

    @Override
    public void reset() {
        filled = 0;
        state.reset();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            state.close();
        }
    }
}
