package ai.beluga.voice.ops.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** {@code /health/started}: up once configuration was found valid and every part is loaded. */
@Singleton
@Startup
public class StartedCheck implements HealthCheck {

    private final Readiness readiness;

    @Inject
    StartedCheck(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gateway")
                .status(readiness.isStarted())
                .build();
    }
}
