package ai.beluga.voice.ops.health;

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

    /** Half a minute; a slow machine may need longer, so asking goes on, less often. */
    private static final int PATIENT_ATTEMPTS = 120;

    private final OwnPort port;
    private final InstanceId instance;
    private final Timers timers;
    private volatile Optional<String> reason = Optional.of("The HTTP port is not open yet.");

    @Inject
    PortCheck(OwnPort port, InstanceId instance, Timers timers) {
        this.port = port;
        this.instance = instance;
        this.timers = timers;
    }

    void applicationStarted(@Observes @Initialized(ApplicationScoped.class) Object application) {
        attempt(1);
    }

    /** Why nobody can reach us; empty once our own port has answered. */
    Optional<String> reason() {
        return reason;
    }

    void attempt(int number) {
        timers.schedule(number <= PATIENT_ATTEMPTS ? PAUSE : LONG_PAUSE, () -> ask(number));
    }

    private void ask(int number) {
        OwnPort.Answer answer = port.ask(instance.value());
        if (answer == OwnPort.Answer.OURS) {
            reason = Optional.empty();
            return;
        }
        if (number >= PATIENT_ATTEMPTS) {
            reason = Optional.of(sentence(answer));
        }
        if (number == PATIENT_ATTEMPTS) {
            LOG.log(System.Logger.Level.ERROR, sentence(answer));
        }
        attempt(number + 1);
    }

    private String sentence(OwnPort.Answer answer) {
        String found = answer == OwnPort.Answer.FOREIGN
                ? " is taken by another process: end it, or set HTTP_PORT to a free port"
                : " does not answer: see the server's log for CWWKO0221E, or set HTTP_PORT to a free port";
        return "HTTP port " + port.number() + found + ", and start again.";
    }
}
