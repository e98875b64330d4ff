package ai.beluga.voice.hostile;

import ai.beluga.voice.tool.Arguments;
import ai.beluga.voice.tool.Limits;
import ai.beluga.voice.tool.Parameter;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.ToolMethod;
import ai.beluga.voice.tool.api.ToolContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tool of an application's that remembers how it was called; it is done at once, unless it was told to hold. Any thread. */
final class RecordedTool implements ToolMethod {

    private final Tool tool;
    private final List<Use> uses = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<String>> held = new CopyOnWriteArrayList<>();
    private volatile boolean holds;

    /** One call, with what the method saw. */
    record Use(String arguments, ToolContext context) {}

    private RecordedTool(
            String name, boolean effect, Optional<String> question, Limits limits, List<Parameter> parameters) {
        tool = new Tool(name, "Recorded.", parameters, new Tool.Manner(effect, question, limits, Optional.empty()));
    }

    /** One that changes nothing. */
    static RecordedTool look(String name, int perTurn, int perCall, Parameter... parameters) {
        return new RecordedTool(name, false, Optional.empty(), limits(perTurn, perCall), List.of(parameters));
    }

    /** One with an effect, for which nobody is asked. */
    static RecordedTool effect(String name, int perTurn, int perCall, Parameter... parameters) {
        return new RecordedTool(name, true, Optional.empty(), limits(perTurn, perCall), List.of(parameters));
    }

    /** One with an effect, for which the caller is asked. */
    static RecordedTool asking(String name, String question, int perCall, Parameter... parameters) {
        return new RecordedTool(name, true, Optional.of(question), limits(3, perCall), List.of(parameters));
    }

    private static Limits limits(int perTurn, int perCall) {
        return new Limits(perTurn, perCall, Duration.ofSeconds(10));
    }

    /** From now on it is done when the test says so. */
    RecordedTool holds() {
        holds = true;
        return this;
    }

    /** All calls that are held are done. */
    void release() {
        List.copyOf(held).forEach(result -> result.complete("\"done\""));
        held.clear();
    }

    /** How it was called, in order. */
    List<Use> uses() {
        return List.copyOf(uses);
    }

    /** The arguments it was called with, in order. */
    List<String> arguments() {
        return uses.stream().map(Use::arguments).toList();
    }

    @Override
    public Tool tool() {
        return tool;
    }

    @Override
    public CompletionStage<String> call(ToolContext context, Arguments arguments) {
        uses.add(new Use(arguments.canonical(), context));
        CompletableFuture<String> result = new CompletableFuture<>();
        if (holds) {
            held.add(result);
        } else {
            result.complete("\"done\"");
        }
        return result;
    }
}
