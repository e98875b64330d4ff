package ai.beluga.voice.provider.openai;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;

/** The client without the container. */
public final class OpenAiEngine {

    private OpenAiEngine() {}

    public static SpeechToSpeech of(Configuration configuration, SocketClient sockets, Timers timers) {
        return new OpenAiSpeechToSpeech(configuration, sockets, new OpenAiOpening(), timers);
    }
}
