package ai.beluga.voice.twilio.media;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.server.ServerEndpointConfig;

/** Endpoints that are not annotated are made by the server itself, without what they depend on, unless told otherwise. */
public class StreamConfigurator extends ServerEndpointConfig.Configurator {

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return CDI.current().select(type).get();
    }

    /** The filter before the upgrade has refused browsers already. */
    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }
}
