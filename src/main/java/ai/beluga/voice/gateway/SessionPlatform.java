package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.journal.Header;
import ai.beluga.voice.ops.journal.Journals;
import ai.beluga.voice.pipeline.HeldAudio;
import ai.beluga.voice.session.Platform;
import ai.beluga.voice.session.SessionListener;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What sessions run on in this server. */
@Singleton
class SessionPlatform {

    private final Configuration configuration;
    private final Platform platform;
    private Optional<List<Header.Setting>> inForce = Optional.empty();

    @Inject
    SessionPlatform(
            ManagedExecutorService executor,
            Timers timers,
            Ticker ticker,
            Journals journals,
            Instance<SessionListener> listeners,
            Configuration configuration) {
        this.configuration = configuration;
        this.platform = new Platform(
                executor,
                timers,
                ticker,
                (call, voice, turn) -> journals.open(call, voice, turn, inForce()),
                listeners.stream().toList(),
                HeldAudio.UNTOLD);
    }

    /** Read once, with the first call, by when configuration has proved right: it needs files, which other calls need not wait for. */
    private synchronized List<Header.Setting> inForce() {
        if (inForce.isEmpty()) {
            inForce = Optional.of(ReplaySettings.inForce(configuration));
        }
        return inForce.get();
    }

    @Produces
    Platform platform(HeldAudio held) {
        return platform.measuredBy(held);
    }
}
