package ai.beluga.voice.ops.health;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.call.Drain;
import ai.beluga.voice.config.Startup;
import ai.beluga.voice.config.Startup.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Ready: configuration valid, parts loaded, our port answers, not draining. */
@Singleton
public class Readiness {

    private final Startup startup;
    private final PortCheck port;
    private final Drain drain;
    private final Calls calls;

    @Inject
    Readiness(Startup startup, PortCheck port, Drain drain, Calls calls) {
        this.startup = startup;
        this.port = port;
        this.drain = drain;
        this.calls = calls;
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
        if (drain.isOn()) {
            reasons.add(draining(calls.unfinishedCount()));
        }
        return List.copyOf(reasons);
    }

    private static String draining(long unfinished) {
        return unfinished == 0
                ? "Drained: no call is left, the server may be stopped."
                : "Draining: " + unfinished + " call(s) go on, new ones are refused.";
    }
}
