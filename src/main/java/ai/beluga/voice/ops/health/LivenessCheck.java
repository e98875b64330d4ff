package ai.beluga.voice.ops.health;

import ai.beluga.voice.ops.MediaTick;
import ai.beluga.voice.ops.TickReport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * {@code /health/live}: down only when the media tick stands still. Nothing outside of this process counts: a restart
 * would cut good calls and mend nothing.
 */
@Singleton
@Liveness
public class LivenessCheck implements HealthCheck {

    /** Longer than any pause of the garbage collector we would live with. */
    static final Duration STANDSTILL = Duration.ofSeconds(5);

    private final MediaTick tick;
    private final InstanceId instance;

    @Inject
    LivenessCheck(MediaTick tick, InstanceId instance) {
        this.tick = tick;
        this.instance = instance;
    }

    @Override
    public HealthCheckResponse call() {
        Duration pause = tick.sinceLastTick();
        boolean live = pause.compareTo(STANDSTILL) < 0;
        TickReport report = tick.report();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("gateway")
                .status(live)
                .withData("instance", instance.value())
                .withData("ticks-missed", report.missed())
                .withData("worst-tick-late-ms", report.worst().toMillis());
        if (!live) {
            answer.withData("reason-1", "The media tick has stood still for " + pause.toSeconds() + " s.");
        }
        return answer.build();
    }
}
