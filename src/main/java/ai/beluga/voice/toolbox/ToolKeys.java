package ai.beluga.voice.toolbox;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** How much the application's tools may be used. */
@Singleton
public final class ToolKeys implements Area {

    public static final Key<Integer> PER_TURN = Key.number("beluga.tools.per-turn")
            .between(1, 100)
            .byDefault(6)
            .describedAs(
                    "Calls of all tools together in one turn of the caller; more are refused. A tool has limits of its"
                            + " own besides.");
    public static final Key<Integer> PER_CALL = Key.number("beluga.tools.per-call")
            .between(1, 10_000)
            .byDefault(100)
            .describedAs("Calls of all tools together in one telephone call, at least `beluga.tools.per-turn`.");
    public static final Key<Integer> AT_ONCE = Key.number("beluga.tools.at-once")
            .between(1, 10_000)
            .byDefault(64)
            .describedAs(
                    "So many tools run at the same time on this node; more are refused. One that hangs keeps its place"
                            + " and a thread until it ends.");
    public static final Key<Duration> FILLER_AFTER = Key.duration("beluga.tools.filler-after")
            .between(Duration.ZERO, Duration.ofSeconds(30))
            .byDefault(Duration.ofSeconds(1))
            .describedAs("Silence while a tool runs after which its filler is said, once; 0 never.");

    @Override
    public String title() {
        return "Tools";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(PER_TURN, PER_CALL, AT_ONCE, FILLER_AFTER);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        int perTurn = configuration.get(PER_TURN);
        return configuration.get(PER_CALL) >= perTurn
                ? List.of()
                : List.of(configuration.fault(
                        PER_CALL,
                        "at least " + PER_TURN.name() + ", which is " + perTurn,
                        "raise it, or lower the other"));
    }
}
