package ai.beluga.voice.toolbox;

import ai.beluga.voice.tool.Limits;
import ai.beluga.voice.tool.Parameter;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.api.CallTool;
import ai.beluga.voice.tool.api.ToolContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a marked method is as a tool. */
final class ToolReader {

    /** What the gateway offers itself. */
    static final Set<String> TAKEN = Set.of("end_call", "transfer_to_person");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private ToolReader() {}

    static Tool read(Method method, CallTool marks) throws FaultyTool {
        if (Modifier.isStatic(method.getModifiers()) || !Modifier.isPublic(method.getModifiers())) {
            throw new FaultyTool(
                    method,
                    "modifiers",
                    Modifier.toString(method.getModifiers()),
                    "public",
                    "make it public, not static");
        }
        String name = name(method, marks);
        if (marks.description().isBlank()) {
            throw new FaultyTool(
                    method, "description", "", "words for the model", "say what it does and when to use it");
        }
        List<Parameter> parameters = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            if (parameter.getType() != ToolContext.class) {
                Parameter read = new ParameterReader(method, parameter).read();
                if (parameters.stream().anyMatch(other -> other.name().equals(read.name()))) {
                    throw new FaultyTool(
                            method, "parameter", read.name(), "a name that no other has", "name one of the two anew");
                }
                parameters.add(read);
            }
        }
        return new Tool(name, marks.description(), parameters, manner(method, marks, parameters));
    }

    private static String name(Method method, CallTool marks) throws FaultyTool {
        String name = marks.name().isEmpty() ? method.getName() : marks.name();
        if (!NAME.matcher(name).matches()) {
            throw new FaultyTool(
                    method, "name", name, "a letter, then letters, digits and _, 64 at most", "choose another");
        }
        if (TAKEN.contains(name)) {
            throw new FaultyTool(method, "name", name, "a name that is not the gateway's own", "choose another");
        }
        return name;
    }

    private static Tool.Manner manner(Method method, CallTool marks, List<Parameter> parameters) throws FaultyTool {
        Optional<String> question = Optional.of(marks.confirm()).filter(text -> !text.isBlank());
        if (question.isPresent() && !marks.effect()) {
            throw new FaultyTool(
                    method, "confirm", marks.confirm(), "a tool with an effect", "add effect = true, or ask nothing");
        }
        Matcher placeholders = PLACEHOLDER.matcher(marks.confirm());
        while (placeholders.find()) {
            String placeholder = placeholders.group(1);
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(placeholder))) {
                throw new FaultyTool(
                        method,
                        "confirm",
                        "{" + placeholder + "}",
                        parameters.isEmpty()
                                ? "no placeholder"
                                : "one of "
                                        + String.join(
                                                ", ",
                                                parameters.stream()
                                                        .map(Parameter::name)
                                                        .toList()),
                        "name a parameter, or write it without braces");
            }
        }
        return new Tool.Manner(
                marks.effect(),
                question,
                limits(method, marks),
                Optional.of(marks.filler()).filter(text -> !text.isBlank()));
    }

    private static Limits limits(Method method, CallTool marks) throws FaultyTool {
        if (marks.perTurn() < 1 || marks.perCall() < marks.perTurn()) {
            throw new FaultyTool(
                    method,
                    "perTurn, perCall",
                    marks.perTurn() + ", " + marks.perCall(),
                    "1 <= perTurn <= perCall",
                    "correct them");
        }
        if (marks.deadlineMillis() < 1) {
            throw new FaultyTool(
                    method, "deadlineMillis", "" + marks.deadlineMillis(), "at least 1", "allow it some time");
        }
        return new Limits(marks.perTurn(), marks.perCall(), Duration.ofMillis(marks.deadlineMillis()));
    }
}
