package ai.beluga.voice.simulator.grok;

import ai.beluga.voice.simulator.realtime.RealtimeSimulator;
import ai.beluga.voice.simulator.realtime.Session;
import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** xAI's Grok voice on a loopback port: {@code /v1/realtime?model=…}. */
public final class GrokSimulator extends RealtimeSimulator {

    private static final Set<String> PARAMETERS = Set.of("model", "reasoning.effort", "conversation_id");

    /** @param apiKey the only key it accepts */
    public GrokSimulator(String apiKey) {
        this(apiKey, 0);
    }

    /** @param port 0 for any */
    public GrokSimulator(String apiKey, int port) {
        super(new GrokDialect(), apiKey, port);
    }

    /** Every session gets a {@code ping} event now. */
    public void ping() {
        tellAll("ping");
    }

    /** Every session gets a {@code ping} event again and again. */
    public void pingEvery(Duration period) {
        every(period, this::ping);
    }

    @Override
    protected List<String> wrong(Upgrade upgrade) {
        List<String> wrong = new ArrayList<>();
        if (upgrade.parameter("model").isBlank()) {
            wrong.add("model is missing");
        }
        if (!Set.of("", "high", "none").contains(upgrade.parameter("reasoning.effort"))) {
            wrong.add("reasoning.effort may not be " + upgrade.parameter("reasoning.effort"));
        }
        upgrade.query().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .forEach(name -> wrong.add("unknown parameter " + name));
        return wrong;
    }

    @Override
    protected boolean resumable(Session session) {
        return session.config().get("resumption") instanceof JsonObject resumption
                && resumption.getBoolean("enabled", false);
    }
}
