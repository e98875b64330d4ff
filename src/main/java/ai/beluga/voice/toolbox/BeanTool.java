package ai.beluga.voice.toolbox;

import ai.beluga.voice.tool.Arguments;
import ai.beluga.voice.tool.Parameter;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.ToolMethod;
import ai.beluga.voice.tool.api.NotDone;
import ai.beluga.voice.tool.api.ToolContext;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A method of a bean as a tool. Neither arguments nor what an error says are ever logged. */
final class BeanTool implements ToolMethod {

    private static final System.Logger LOG = System.getLogger(BeanTool.class.getName());

    private final Tool tool;
    private final Method method;
    private final Supplier<Object> bean;
    private final Places places;

    /** @param bean gives the instance whose method is called */
    BeanTool(Tool tool, Method method, Supplier<Object> bean, Places places) {
        this.tool = tool;
        this.method = method;
        this.bean = bean;
        this.places = places;
    }

    @Override
    public Tool tool() {
        return tool;
    }

    @Override
    public CompletionStage<String> call(ToolContext context, Arguments arguments) {
        CompletableFuture<String> result = new CompletableFuture<>();
        try {
            Object[] values = converted(context, arguments);
            places.run(() -> invoke(values), result);
        } catch (NotDone unusable) {
            result.completeExceptionally(unusable);
        } catch (RejectedExecutionException full) {
            LOG.log(Level.WARNING, "tool {0} is not called: {1}", tool.name(), full.getMessage());
            result.completeExceptionally(new NotDone("it is too busy now; try again later", full));
        }
        return result.whenComplete((json, failure) -> log(context, failure));
    }

    /** Blocks as long as the method does. */
    private CompletionStage<String> invoke(Object[] values) throws Exception {
        try {
            Object answer = method.invoke(bean.get(), values);
            return answer instanceof CompletionStage<?> later
                    ? later.thenApply(ResultJson::of)
                    : CompletableFuture.completedStage(ResultJson.of(answer));
        } catch (InvocationTargetException thrown) {
            throw new CompletionException(Objects.requireNonNullElse(thrown.getCause(), thrown));
        }
    }

    /** Before the method begins: where this fails nothing was done, and nobody need doubt it. */
    private Object[] converted(ToolContext context, Arguments arguments) {
        try {
            return values(context, arguments);
        } catch (RuntimeException unusable) { // whatever it is, it is about what the model gave
            LOG.log(
                    Level.WARNING,
                    "tool {0} is not called: its arguments cannot be converted ({1})",
                    tool.name(),
                    unusable.getClass().getName());
            throw new NotDone("its arguments cannot be used", unusable);
        }
    }

    private Object[] values(ToolContext context, Arguments arguments) {
        Iterator<Parameter> parameters = tool.parameters().iterator();
        java.lang.reflect.Parameter[] declared = method.getParameters();
        Object[] values = new Object[declared.length];
        for (int i = 0; i < declared.length; i++) {
            values[i] = declared[i].getType() == ToolContext.class
                    ? context
                    : Conversion.of(
                            declared[i].getParameterizedType(),
                            arguments.get(parameters.next().name()));
        }
        return values;
    }

    private void log(ToolContext context, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause != null && !(cause instanceof NotDone)) {
            StackTraceElement[] trace = cause.getStackTrace();
            LOG.log(
                    Level.WARNING,
                    "call {0}: tool {1} failed with {2} at {3}",
                    context.call(),
                    tool.name(),
                    cause.getClass().getName(),
                    trace.length == 0 ? "an unknown place" : trace[0]);
        }
    }
}
