package ai.beluga.voice.bench;

import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.Denoise;
import ai.beluga.voice.speech.noise.NoiseSuppressor;

/** One call whose noise the pipeline suppresses, in frames of 20 ms. Serves one thread. */
final class CleanedCall implements AutoCloseable {

    private static final int FRAME_SAMPLES = 160;
    private static final int TELEPHONE_HZ = 8_000;
    private static final int FRAME_MILLIS = 20;

    private final SpeechLoop speech = SpeechLoop.at(TELEPHONE_HZ);
    private final short[] frame = new short[FRAME_SAMPLES];
    private final Denoise stage;
    private long millis;

    CleanedCall(NoiseSuppressor engine) {
        this.stage = new Denoise(engine, lost -> {});
    }

    /** One second of the call. */
    void second(Emitter next) {
        int at = speech.next();
        for (int n = 0; n < SpeechLoop.FRAMES; n++) {
            System.arraycopy(speech.samples(), at + n * FRAME_SAMPLES, frame, 0, FRAME_SAMPLES);
            stage.process(new VoiceEvent.CallerAudio(millis, frame, FRAME_SAMPLES), 0, next);
            millis += FRAME_MILLIS;
        }
    }

    @Override
    public void close() {
        stage.close();
    }
}
