package ai.beluga.voice.provider.grok;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;

/** The client without the container. */
public final class GrokEngine {

    private GrokEngine() {}

    public static SpeechToSpeech of(Configuration configuration, SocketClient sockets, Timers timers) {
        return new GrokSpeechToSpeech(configuration, sockets, new GrokOpening(), timers);
    }
}
