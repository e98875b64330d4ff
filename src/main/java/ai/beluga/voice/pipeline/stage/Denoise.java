package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.audio.Framer;
import ai.beluga.voice.audio.RateChange;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import java.util.function.Consumer;

/**
 * Puts the caller's audio, cleaned, beside the audio as it came. Brings it to the engine's rate and frames and back. What
 * the engine's delay puts before the first sample is left out, so that sample {@code n} of both is the same moment. Before
 * a lost line is told, all that was heard on it comes out.
 */
public final class Denoise implements Stage.Processor {

    private static final short[] SILENCE = new short[160];

    private final int delaySamples;
    private final RateChange toEngine;
    private final RateChange fromEngine;
    private final Consumer<VoiceEvent> mailbox;
    private final NoiseSuppressor.Stream suppressor;
    private final Framer framer;
    private int delayLeft;
    private long heard;
    private long cleaned;
    private boolean lost;

    /** @param mailbox takes the loss of the engine */
    public Denoise(NoiseSuppressor engine, Consumer<VoiceEvent> mailbox) {
        EngineTraits traits = engine.traits();
        this.delaySamples = traits.delaySamples();
        this.toEngine = RateChange.fromTelephone(traits.sampleRateHz());
        this.fromEngine = RateChange.toTelephone(traits.sampleRateHz());
        this.mailbox = mailbox;
        this.framer = new Framer(traits.frameSamples());
        this.delayLeft = delaySamples;
        // Last: nobody would close it if something after it failed.
        this.suppressor = engine.open();
    }

    @Override
    public void process(VoiceEvent event, long nowNanos, Emitter next) {
        switch (event) {
            case VoiceEvent.CallerAudio audio -> {
                next.emit(event);
                heard += audio.length();
                take(audio.samples(), audio.length(), next);
            }
            case VoiceEvent.LineLost gone -> {
                drain(next);
                next.emit(event);
            }
            default -> next.emit(event);
        }
    }

    @Override
    public void close() {
        suppressor.close();
    }

    private void take(short[] samples, int length, Emitter next) {
        try {
            toEngine.change(samples, length, (changed, offset, count) -> regroup(changed, offset, count, next));
        } catch (ProviderException broken) {
            if (!lost) {
                lost = true;
                mailbox.accept(new VoiceEvent.EngineLost(broken));
            }
        }
    }

    /** Silence pushes out what is still inside; then the engine begins anew behind it. */
    private void drain(Emitter next) {
        while (cleaned < heard && !lost) {
            take(SILENCE, SILENCE.length, next);
        }
        toEngine.reset();
        fromEngine.reset();
        framer.clear();
        delayLeft = delaySamples;
    }

    private void regroup(short[] samples, int offset, int length, Emitter next) {
        for (int at = 0; at < length && !lost; ) {
            at += framer.take(samples, offset + at, length - at);
            if (framer.isFull()) {
                clean(framer.frame(), next);
            }
        }
    }

    private void clean(short[] frame, Emitter next) {
        suppressor.apply(frame, 0);
        int before = Math.min(delayLeft, frame.length);
        delayLeft -= before;
        int length = frame.length - before;
        System.arraycopy(frame, before, frame, 0, length);
        fromEngine.change(frame, length, (samples, offset, count) -> emit(samples, count, next));
    }

    /** Never beyond what was heard: what comes after it is the silence that pushed. */
    private void emit(short[] samples, int count, Emitter next) {
        int length = (int) Math.min(count, heard - cleaned);
        if (length > 0) {
            long start = cleaned;
            cleaned += length;
            next.emit(new VoiceEvent.CleanAudio(start, samples, length));
        }
    }
}
