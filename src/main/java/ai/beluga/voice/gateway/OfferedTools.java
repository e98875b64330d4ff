package ai.beluga.voice.gateway;

import ai.beluga.voice.call.Call;
import ai.beluga.voice.call.Calls;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.tool.Toolbox;
import ai.beluga.voice.toolbox.ApplicationTools;
import ai.beluga.voice.toolbox.ToolKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The application's tools as configuration allows them. */
@Singleton
class OfferedTools {

    /** As the carrier names them. */
    private static final String CALLER = "From";

    private static final String CALLED = "To";

    private final ApplicationTools tools;
    private final Configuration configuration;
    private final Calls calls;

    @Inject
    OfferedTools(ApplicationTools tools, Configuration configuration, Calls calls) {
        this.tools = tools;
        this.configuration = configuration;
        this.calls = calls;
    }

    Toolbox toolbox() {
        return new Toolbox(
                tools.methods(),
                configuration.get(ToolKeys.PER_TURN),
                configuration.get(ToolKeys.PER_CALL),
                configuration.get(ToolKeys.FILLER_AFTER),
                this::parties);
    }

    private Toolbox.Parties parties(CallId call) {
        Optional<Call> known = calls.find(call);
        return new Toolbox.Parties(number(known, CALLER), number(known, CALLED));
    }

    private static Optional<String> number(Optional<Call> call, String name) {
        return call.flatMap(it ->
                        it.details().getOrDefault(name, List.of()).stream().findFirst())
                .filter(number -> !number.isBlank());
    }
}
