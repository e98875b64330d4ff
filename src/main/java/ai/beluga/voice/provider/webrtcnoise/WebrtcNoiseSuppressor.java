package ai.beluga.voice.provider.webrtcnoise;

import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Takes noise away by WebRTC's audio processing, in native code, 9 ms later. */
@Singleton
@ProviderId(WebrtcNoiseLibrary.PROVIDER)
public class WebrtcNoiseSuppressor implements NoiseSuppressor {

    /**
     * The delay is not documented. It was measured, by correlation with the input, as 71.9 samples: WebRTC works at
     * 16 kHz inside, and both changes of rate and the overlap of its windows take their time.
     */
    private static final EngineTraits TRAITS = new EngineTraits(8_000, WebrtcNoiseStream.FRAME_SAMPLES, 72, 960);

    private final WebrtcNoiseLibrary library;

    @Inject
    WebrtcNoiseSuppressor(WebrtcNoiseLibrary library) {
        this.library = library;
    }

    @Override
    public EngineTraits traits() {
        return TRAITS;
    }

    @Override
    public Stream open() {
        return library.open();
    }
}
