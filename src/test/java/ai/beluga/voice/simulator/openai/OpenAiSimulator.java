package ai.beluga.voice.simulator.openai;

import ai.beluga.voice.simulator.realtime.RealtimeSimulator;
import ai.beluga.voice.simulator.wire.Upgrade;
import java.util.ArrayList;
import java.util.List;

/** OpenAI Realtime (GA interface) on a loopback port: {@code /v1/realtime?model=…}. */
public final class OpenAiSimulator extends RealtimeSimulator {

    /** @param apiKey the only key it accepts */
    public OpenAiSimulator(String apiKey) {
        this(apiKey, 0);
    }

    /** @param port 0 for any */
    public OpenAiSimulator(String apiKey, int port) {
        super(new OpenAiDialect(), apiKey, port);
        VendorTypes.warm();
    }

    @Override
    protected List<String> wrong(Upgrade upgrade) {
        List<String> wrong = new ArrayList<>();
        if (upgrade.parameter("model").isBlank()) {
            wrong.add("model is missing");
        }
        upgrade.query().keySet().stream()
                .filter(name -> !name.equals("model"))
                .forEach(name -> wrong.add("unknown parameter " + name));
        if (upgrade.headers().containsKey("openai-beta")) {
            wrong.add("OpenAI-Beta asks for the beta interface, which is gone");
        }
        return wrong;
    }
}
