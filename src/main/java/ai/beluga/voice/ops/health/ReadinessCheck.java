package ai.beluga.voice.ops.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** {@code /health/ready}: down with a sentence for each reason. */
@Singleton
@org.eclipse.microprofile.health.Readiness
public class ReadinessCheck implements HealthCheck {

    private final Readiness readiness;

    @Inject
    ReadinessCheck(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> reasons = readiness.reasons();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("gateway").status(reasons.isEmpty());
        for (int n = 0; n < reasons.size(); n++) {
            answer.withData("reason-" + (n + 1), reasons.get(n));
        }
        return answer.build();
    }
}
