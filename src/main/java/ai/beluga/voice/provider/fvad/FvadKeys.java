package ai.beluga.voice.provider.fvad;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How much the detector asks of speech. The strictest is the default: the others take the room of a quiet recording for
 * speech, so that pauses and turns do not end, and gain a few frames at the edges of words, which smoothing fills anyway.
 */
@Singleton
public final class FvadKeys implements Area {

    public static final Key<Integer> MODE = Key.number("beluga.vad.webrtc.mode")
            .between(0, 3)
            .byDefault(3)
            .describedAs("How strict the detector `webrtc` is: 0 misses least speech, 3 takes least noise for speech.");

    @Override
    public String title() {
        return "Voice detector of WebRTC";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(MODE);
    }
}
