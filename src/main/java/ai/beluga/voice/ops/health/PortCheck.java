package ai.beluga.voice.ops.health;

import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes sure that the HTTP port is really ours. When another process holds it, Open Liberty logs CWWKO0221E, says that
 * it is ready, and never tries again; so we ask for our own instance over the port until it answers.
 */
@Singleton
public class PortCheck {

    private static final System.Logger LOG = System.getLogger(PortCheck.class.getName());

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(5);

    /** A slow machine may need longer, so asking goes on after it, less often. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnPort port;
    private final InstanceId instance;
    private final Timers timers;
    private final Ticker ticker;
    private volatile Optional<String> reason = Optional.of("The HTTP port is not open yet.");
    private long beganNanos;
    private boolean told;

    @Inject
    PortCheck(OwnPort port, InstanceId instance, Timers timers, Ticker ticker) {
        this.port = port;
        this.instance = instance;
        this.timers = timers;
        this.ticker = ticker;
    }

    void applicationStarted(@Observes @Initialized(ApplicationScoped.class) Object application) {
        begin();
    }

    /** Why nobody can reach us; empty once our own port has answered. */
    Optional<String> reason() {
        return reason;
    }

    void begin() {
        beganNanos = ticker.nanos();
        timers.schedule(PAUSE, this::ask);
    }

    private void ask() {
        OwnPort.Answer answer = port.ask(instance.value());
        if (answer == OwnPort.Answer.OURS) {
            reason = Optional.empty();
            return;
        }
        if (answer == OwnPort.Answer.NO_PORT) {
            tell("HTTP_PORT is \"" + port.name() + "\", which is no port: set it to 1 to 65535, and start again.");
            return;
        }
        boolean patient = ticker.nanos() - beganNanos < PATIENCE.toNanos();
        if (!patient) {
            tell(sentence(answer));
        }
        timers.schedule(patient ? PAUSE : LONG_PAUSE, this::ask);
    }

    private void tell(String sentence) {
        reason = Optional.of(sentence);
        if (!told) {
            told = true;
            LOG.log(System.Logger.Level.ERROR, sentence);
        }
    }

    private String sentence(OwnPort.Answer answer) {
        String found = answer == OwnPort.Answer.FOREIGN
                ? " is taken by another process: end it, or set HTTP_PORT to a free port"
                : " does not answer: see the server's log for CWWKO0221E, or set HTTP_PORT to a free port";
        return "HTTP port " + port.name() + found + ", and start again.";
    }
}
