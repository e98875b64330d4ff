package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.ops.journal.Journals;
import ai.beluga.voice.session.Platform;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What sessions run on in this server. */
@Singleton
class SessionPlatform {

    private final Platform platform;

    @Inject
    SessionPlatform(
            ManagedExecutorService executor,
            Timers timers,
            Ticker ticker,
            Journals journals,
            Configuration configuration) {
        this.platform = new Platform(
                executor,
                timers,
                ticker,
                (call, voice, turn) -> journals.open(call, voice, turn, ReplaySettings.inForce(configuration)));
    }

    @Produces
    Platform platform() {
        return platform;
    }
}
