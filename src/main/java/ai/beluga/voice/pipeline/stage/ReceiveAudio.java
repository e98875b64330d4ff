package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import java.util.Arrays;

/**
 * Lets only the present line in and puts its audio on the call's media time, so that a count of samples is a time
 * everywhere after. What the carrier lost is filled with silence.
 */
public final class ReceiveAudio implements Stage.Processor {

    private static final int SAMPLES_PER_MILLI = 8;
    /** Time stamps of real captures wander by a few milliseconds about their mean; three frames do not. */
    private static final int GAP_FROM_MILLIS = 60;

    private static final int LONGEST_FILL_MILLIS = 1_000;
    private static final int FILL_FRAME_SAMPLES = 160;

    private final short[] silence = new short[FILL_FRAME_SAMPLES];
    private short[] samples = new short[FILL_FRAME_SAMPLES];
    private int epoch;
    private long samplesPassed;
    private long expectedMillis = -1;

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.LineAttached attached -> {
                epoch = attached.epoch();
                expectedMillis = -1;
                next.emit(event);
            }
            case VoiceEvent.LineAudio audio when audio.epoch() == epoch -> audio(audio, next);
            case VoiceEvent.LineAudio stale -> {}
            case VoiceEvent.CallerDigit digit when digit.epoch() != epoch -> {}
            case VoiceEvent.Marked marked when marked.epoch() != epoch -> {}
            case VoiceEvent.LineLost lost when lost.epoch() != epoch -> {}
            default -> next.emit(event);
        }
    }

    private void audio(VoiceEvent.LineAudio audio, Emitter next) {
        long missing = expectedMillis < 0 ? 0 : audio.timestampMillis() - expectedMillis;
        if (missing >= GAP_FROM_MILLIS) {
            fill(Math.min(missing, LONGEST_FILL_MILLIS), next);
            expectedMillis = audio.timestampMillis();
        } else if (expectedMillis < 0) {
            expectedMillis = audio.timestampMillis();
        }
        int length = audio.muLaw().length;
        if (samples.length < length) {
            samples = Arrays.copyOf(samples, length);
        }
        MuLaw.decode(audio.muLaw(), 0, length, samples, 0);
        pass(samples, length, next);
        expectedMillis += length / SAMPLES_PER_MILLI;
    }

    private void fill(long millis, Emitter next) {
        for (long left = millis * SAMPLES_PER_MILLI; left > 0; left -= FILL_FRAME_SAMPLES) {
            pass(silence, (int) Math.min(left, FILL_FRAME_SAMPLES), next);
        }
    }

    private void pass(short[] pcm, int length, Emitter next) {
        next.emit(new VoiceEvent.CallerAudio(samplesPassed / SAMPLES_PER_MILLI, pcm, length));
        samplesPassed += length;
    }
}
