package ai.beluga.voice.provider.webrtcnoise;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.util.List;

/** Settings of the noise suppression of WebRTC. */
@Singleton
public final class WebrtcNoiseKeys implements Area {

    public static final Key<String> LEVEL = Key.text("beluga.noise.webrtc.level")
            .oneOf("low", "moderate", "high", "very-high")
            .byDefault("high")
            .describedAs("How much noise the engine `webrtc` takes away; more makes pauses quieter and speech less"
                    + " natural.");

    @Override
    public String title() {
        return "Noise suppression: webrtc";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(LEVEL);
    }
}
