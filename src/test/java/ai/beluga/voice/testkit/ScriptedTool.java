package ai.beluga.voice.testkit;

import ai.beluga.voice.tool.Arguments;
import ai.beluga.voice.tool.Limits;
import ai.beluga.voice.tool.Parameter;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.ToolMethod;
import ai.beluga.voice.tool.Toolbox;
import ai.beluga.voice.tool.api.ToolContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A tool that ends when the test says so, and takes a {@code day}. */
public final class ScriptedTool implements ToolMethod {

    private final Tool tool;
    private final List<ToolContext> contexts = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Queue<CompletableFuture<String>> open = new ArrayDeque<>();

    private ScriptedTool(String name, Tool.Manner manner) {
        Parameter day = new Parameter("day", "which day", true, new Parameter.Type.Text(20, Optional.empty()));
        tool = new Tool(name, "Scripted.", List.of(day), manner);
    }

    /** One that changes nothing. */
    public static ScriptedTool look(String name) {
        return new ScriptedTool(name, new Tool.Manner(false, Optional.empty(), Limits.DEFAULT, Optional.empty()));
    }

    /** The same, of which the caller hears {@code filler} when it takes long. */
    public static ScriptedTool look(String name, String filler) {
        return new ScriptedTool(name, new Tool.Manner(false, Optional.empty(), Limits.DEFAULT, Optional.of(filler)));
    }

    /** One with an effect. */
    public static ScriptedTool effect(String name) {
        return new ScriptedTool(name, new Tool.Manner(true, Optional.empty(), Limits.DEFAULT, Optional.empty()));
    }

    /** One with an effect, for which the caller is asked. */
    public static ScriptedTool asking(String name, String question) {
        return new ScriptedTool(name, new Tool.Manner(true, Optional.of(question), Limits.DEFAULT, Optional.empty()));
    }

    /** The same, of which the caller hears {@code filler} when it takes long. */
    public static ScriptedTool asking(String name, String question, String filler) {
        return new ScriptedTool(
                name, new Tool.Manner(true, Optional.of(question), Limits.DEFAULT, Optional.of(filler)));
    }

    /** These tools, of which 4 may be called in a turn. */
    public static Toolbox box(ScriptedTool... tools) {
        Toolbox.Parties parties = new Toolbox.Parties(Optional.of("+14155550100"), Optional.empty());
        return new Toolbox(List.of(tools), 4, 40, Duration.ofSeconds(1), call -> parties);
    }

    @Override
    public Tool tool() {
        return tool;
    }

    @Override
    public CompletionStage<String> call(ToolContext context, Arguments given) {
        contexts.add(context);
        arguments.add(given.canonical());
        CompletableFuture<String> result = new CompletableFuture<>();
        open.add(result);
        return result;
    }

    /** The oldest call that runs ends with this JSON. */
    public void ends(String json) {
        open.remove().complete(json);
    }

    /** The oldest call that runs fails. */
    public void fails(Throwable how) {
        open.remove().completeExceptionally(how);
    }

    /** What it was called with, in order. */
    public List<String> called() {
        return List.copyOf(arguments);
    }

    /** In whose call. */
    public List<ToolContext> contexts() {
        return List.copyOf(contexts);
    }
}
