package ai.beluga.voice.tool;

import ai.beluga.voice.event.CallId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The application's tools, for all calls.
 *
 * @param perTurn calls of all tools together in one turn
 * @param perCall the same in one telephone call
 * @param fillerAfter silence after which a tool's filler is said; zero for never
 * @param parties who is talking, as the carrier tells it; empty numbers for unknown calls
 */
public record Toolbox(
        List<ToolMethod> methods, int perTurn, int perCall, Duration fillerAfter, Function<CallId, Parties> parties) {

    /** No tools. */
    public static final Toolbox EMPTY = new Toolbox(
            List.of(), 1, 1, Duration.ofSeconds(1), call -> new Parties(Optional.empty(), Optional.empty()));

    /** Numbers of caller and called. */
    public record Parties(Optional<String> caller, Optional<String> called) {
        @Override
        public String toString() {
            return "Parties[]";
        }
    }

    public Toolbox {
        methods = List.copyOf(methods);
    }

    /** The rules for one call. */
    public ToolDesk desk(CallId call) {
        return new ToolDesk(
                call.value(), methods.stream().map(ToolMethod::tool).toList(), new Allowance(perTurn, perCall));
    }
}
