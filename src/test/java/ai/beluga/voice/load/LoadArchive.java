package ai.beluga.voice.load;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.it.GatewayArchive;
import ai.beluga.voice.load.server.LoadPage;
import ai.beluga.voice.phone.Phone;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The delivered WAR in the demo profile, with the measurements' own engines beside those of the product. */
final class LoadArchive {

    private static final String TOKEN = "demo-token-for-loopback-only";

    private LoadArchive() {}

    /** @param settings above those of the demo profile */
    static WebArchive with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "mp.config.profile", "demo",
                "beluga.agent.knowledge",
                        Path.of("liberty", "knowledge").toAbsolutePath().toString(),
                "beluga.public-url", Gateway.base().toString()));
        all.putAll(settings);
        return GatewayArchive.with(all).addPackage(LoadPage.class.getPackage());
    }

    /** A phone that calls the gateway. */
    static Phone phone() {
        return Phone.to(URI.create(Gateway.base() + "/twilio/voice")).token(TOKEN);
    }

    /** A phone that calls the bare echo. */
    static Phone echo() {
        return Phone.to(URI.create(Gateway.base() + "/load/voice"));
    }
}
