package ai.beluga.voice.provider.grok;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.realtime.RealtimeFarEnd;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.simulator.grok.GrokSimulator;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;

/** Grok voice, simulated, and its client. */
final class Grok extends RealtimeFarEnd {

    private static final String PREFIX = "beluga.s2s.grok";

    Grok() {
        super(new GrokSimulator(KEY), PREFIX);
    }

    Grok(Timers timers) {
        super(new GrokSimulator(KEY), PREFIX, timers);
    }

    @Override
    protected SpeechToSpeech client(Configuration configuration, SocketClient sockets, Timers time) {
        return GrokEngine.of(configuration, sockets, time);
    }
}
