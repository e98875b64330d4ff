package ai.beluga.voice.provider.grok;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.provider.realtime.RealtimeStream;
import ai.beluga.voice.provider.socket.BurstContract;
import ai.beluga.voice.provider.socket.SocketRequest;
import ai.beluga.voice.provider.socket.SocketStream;
import ai.beluga.voice.testkit.ManualTime;
import java.time.InstantSource;
import java.util.Optional;

/** The contract of much at once, by Grok voice. */
class GrokBurstTest extends BurstContract {

    private static final Configuration CONFIGURATION = Configurations.of("beluga.s2s.grok.api-key", "hidden");

    @Override
    protected SocketRequest request() {
        return GrokKeys.request(CONFIGURATION, Optional.empty());
    }

    @Override
    protected SocketStream client() {
        return new RealtimeStream(
                new GrokDialect(CONFIGURATION), OPENING, new ManualTime(), InstantSource.system(), event -> {});
    }
}
