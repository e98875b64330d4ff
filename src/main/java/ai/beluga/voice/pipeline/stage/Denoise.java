package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.noise.NoiseSuppressor;

/**
 * Puts the caller's audio, cleaned, beside the audio as it came. Brings it to the engine's rate and frames and back. What
 * the engine's delay puts before the first sample is left out, so that sample {@code n} of both is the same moment.
 */
public final class Denoise implements Stage.Processor {

    private final NoiseSuppressor.Stream suppressor;
    private final RateChange toEngine;
    private final RateChange fromEngine;
    private final short[] frame;
    private int filled;
    private int delayLeft;
    private long cleaned;

    public Denoise(NoiseSuppressor engine) {
        EngineTraits traits = engine.traits();
        this.suppressor = engine.open();
        this.toEngine = RateChange.fromTelephone(traits.sampleRateHz());
        this.fromEngine = RateChange.toTelephone(traits.sampleRateHz());
        this.frame = new short[traits.frameSamples()];
        this.delayLeft = traits.delaySamples();
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        next.emit(event);
        if (event instanceof VoiceEvent.CallerAudio audio) {
            toEngine.change(
                    audio.samples(), audio.length(), (samples, offset, length) -> take(samples, offset, length, next));
        }
    }

    @Override
    public void close() {
        suppressor.close();
    }

    private void take(short[] samples, int offset, int length, Emitter next) {
        for (int at = 0; at < length; ) {
            int run = Math.min(frame.length - filled, length - at);
            System.arraycopy(samples, offset + at, frame, filled, run);
            filled += run;
            at += run;
            if (filled == frame.length) {
                filled = 0;
                clean(next);
            }
        }
    }

    private void clean(Emitter next) {
        suppressor.apply(frame, 0);
        int before = Math.min(delayLeft, frame.length);
        delayLeft -= before;
        int length = frame.length - before;
        System.arraycopy(frame, before, frame, 0, length);
        fromEngine.change(frame, length, (samples, offset, count) -> {
            if (count > 0) {
                next.emit(new VoiceEvent.CleanAudio(cleaned, samples, count));
                cleaned += count;
            }
        });
    }
}
