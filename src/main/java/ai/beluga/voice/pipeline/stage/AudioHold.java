package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.HeldAudio;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.time.Ticker;

/**
 * Measures how long the gateway holds the audio of a call with a model. Stands first, where it sees each frame of the caller
 * come: an event goes through all stages in one go, so that whoever has just handed audio on can say so.
 */
public final class AudioHold implements Stage.Tap {

    private final HeldAudio told;
    private final Ticker ticker;
    private long receivedNanos;

    public AudioHold(HeldAudio told, Ticker ticker) {
        this.told = told;
        this.ticker = ticker;
    }

    @Override
    public void observe(VoiceEvent event, long nowNanos) {
        if (event instanceof VoiceEvent.LineAudio audio) {
            receivedNanos = audio.receivedNanos();
        }
    }

    /** The frame under way was given to the model. */
    void givenToModel() {
        told.toModel(ticker.nanos() - receivedNanos);
    }

    /** Audio of the model has gone through all stages behind. */
    void givenToLine(long cameNanos) {
        told.toLine(ticker.nanos() - cameNanos);
    }
}
