package ai.beluga.voice.ops.health;

import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.health.ProviderHealth.Force;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * {@code /health/ready}: how the engines do, for people to see. Always up: a node without one engine can still tell its
 * callers so, and another node most likely has the same trouble.
 */
@Singleton
@org.eclipse.microprofile.health.Readiness
public class ProvidersCheck implements HealthCheck {

    private final ProviderBoard board;

    @Inject
    ProvidersCheck(ProviderBoard board) {
        this.board = board;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("providers").up();
        lines().forEach(answer::withData);
        return answer.build();
    }

    /** A line for each engine, under its port and name. */
    Map<String, String> lines() {
        Map<String, String> lines = new TreeMap<>();
        for (Chain<?> chain : board.chains()) {
            String port = chain.port().name().toLowerCase(Locale.ROOT);
            chain.links().forEach(link -> lines.put(port + "." + link.name(), text(link.health())));
        }
        return lines;
    }

    private static String text(ProviderHealth health) {
        String state = health.state().name().toLowerCase(Locale.ROOT);
        String forced = health.forced() == Force.NONE ? "" : ", forced by the operator";
        String last = health.lastFailure()
                .map(how -> ", " + how.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("");
        return state + last + forced;
    }
}
