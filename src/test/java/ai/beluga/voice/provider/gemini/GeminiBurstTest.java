package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.provider.socket.BurstContract;
import ai.beluga.voice.provider.socket.SocketRequest;
import ai.beluga.voice.provider.socket.SocketStream;

/** The contract of much at once, by Gemini Live. */
class GeminiBurstTest extends BurstContract {

    private static final Configuration CONFIGURATION = Configurations.of("beluga.s2s.gemini.api-key", "hidden");

    @Override
    protected SocketRequest request() {
        return GeminiKeys.request(CONFIGURATION);
    }

    @Override
    protected SocketStream client() {
        return new GeminiStream(GeminiKeys.settings(CONFIGURATION), OPENING, event -> {});
    }
}
