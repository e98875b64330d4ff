package ai.beluga.voice.provider.openai;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.provider.realtime.RealtimeStream;
import ai.beluga.voice.provider.socket.BurstContract;
import ai.beluga.voice.provider.socket.SocketRequest;
import ai.beluga.voice.provider.socket.SocketStream;
import ai.beluga.voice.testkit.ManualTime;
import java.time.InstantSource;

/** The contract of much at once, by OpenAI Realtime. */
class OpenAiBurstTest extends BurstContract {

    private static final Configuration CONFIGURATION =
            Configurations.of("beluga.s2s.openai-realtime.api-key", "hidden");

    @Override
    protected SocketRequest request() {
        return OpenAiKeys.request(CONFIGURATION);
    }

    @Override
    protected SocketStream client() {
        return new RealtimeStream(
                new OpenAiDialect(CONFIGURATION), OPENING, new ManualTime(), InstantSource.system(), event -> {});
    }
}
