package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;

/** The client without the container. */
public final class GeminiEngine {

    private GeminiEngine() {}

    public static SpeechToSpeech of(Configuration configuration, SocketClient sockets) {
        return new GeminiSpeechToSpeech(configuration, sockets, new GeminiOpening());
    }
}
