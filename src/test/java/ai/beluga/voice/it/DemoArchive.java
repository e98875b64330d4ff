package ai.beluga.voice.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.Phone;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The gateway as it runs on one's own machine. */
final class DemoArchive {

    private static final Executor LATER = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);
    private static final int MOST_LOOKS = 480;

    /** As in the configuration of the product. */
    private static final String TOKEN = "demo-token-for-loopback-only";

    private DemoArchive() {}

    static WebArchive gateway() {
        return GatewayArchive.with(Map.of(
                "mp.config.profile", "demo",
                "beluga.agent.knowledge", knowledge(),
                "beluga.public-url", Gateway.base().toString()));
    }

    /** A telephone that calls it. */
    static Phone phone() {
        return Phone.to(URI.create(Gateway.base() + "/twilio/voice")).token(TOKEN);
    }

    /** What the agent of the demo knows, where the build finds it. */
    static String knowledge() {
        return Path.of("liberty", "knowledge").toAbsolutePath().toString();
    }

    /** Returns when calls are taken; two minutes are enough to load the models of a slow machine. */
    static void awaitReady() {
        String state = Gateway.text("/demo/state");
        for (int look = 0; look < MOST_LOOKS && !state.contains("\"ready\":true"); look++) {
            state = CompletableFuture.supplyAsync(() -> Gateway.text("/demo/state"), LATER)
                    .join();
        }
        assertThat(state).contains("\"ready\":true");
    }
}
