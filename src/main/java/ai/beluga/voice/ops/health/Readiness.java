package ai.beluga.voice.ops.health;

import ai.beluga.voice.config.Startup;
import ai.beluga.voice.config.Startup.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Ready: configuration valid, parts loaded, our port answers, not draining. */
@Singleton
public class Readiness {

    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());

    private final Startup startup;
    private final PortCheck port;
    private volatile boolean draining;

    @Inject
    Readiness(Startup startup, PortCheck port) {
        this.startup = startup;
        this.port = port;
    }

    /** Takes no new calls from now on; those that live go on. Doing so twice does nothing. */
    public void drain() {
        draining = true;
        LOG.log(System.Logger.Level.INFO, "draining: no new calls; live calls go on");
    }

    /** Takes new calls again. */
    public void resume() {
        draining = false;
        LOG.log(System.Logger.Level.INFO, "draining was called off: new calls are taken");
    }

    /** Whether new calls are to be refused because the gateway is about to end. */
    public boolean isDraining() {
        return draining;
    }

    /** Whether new calls may come. */
    public boolean isReady() {
        return reasons().isEmpty();
    }

    /** Whether the start has come to its end, so that anything can be served at all. */
    public boolean isStarted() {
        return startup.state() instanceof State.Done;
    }

    /** A sentence for each reason not to be ready. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>(
                switch (startup.state()) {
                    case State.Checking checking -> List.of("The configuration is being checked.");
                    case State.Loading loading -> List.of("Loading: " + loading.part() + ".");
                    case State.Failed failed -> failed.sentences();
                    case State.Done done -> List.<String>of();
                });
        port.reason().ifPresent(reasons::add);
        if (draining) {
            reasons.add("Draining: live calls go on, new ones are refused.");
        }
        return List.copyOf(reasons);
    }
}
