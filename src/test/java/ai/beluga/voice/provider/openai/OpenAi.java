package ai.beluga.voice.provider.openai;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.realtime.RealtimeFarEnd;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.simulator.openai.OpenAiSimulator;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;

/** OpenAI Realtime, simulated, and its client. */
final class OpenAi extends RealtimeFarEnd {

    private static final String PREFIX = "beluga.s2s.openai-realtime";

    OpenAi() {
        super(new OpenAiSimulator(KEY), PREFIX);
    }

    OpenAi(Timers timers) {
        super(new OpenAiSimulator(KEY), PREFIX, timers);
    }

    @Override
    protected SpeechToSpeech client(Configuration configuration, SocketClient sockets, Timers time) {
        return OpenAiEngine.of(configuration, sockets, time);
    }
}
