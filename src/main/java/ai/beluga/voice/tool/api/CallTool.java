package ai.beluga.voice.tool.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a bean that agents and models may call while they talk. Its parameters are {@link CallParameter}s, and a
 * {@link ToolContext} if it wants one; it answers text, a number, a record, a map, a list, nothing, or a
 * {@link java.util.concurrent.CompletionStage} of these. It may block, may be called by many threads, and tells what it could not
 * do with {@link NotDone}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CallTool {

    /** A letter, then letters, digits and {@code _}, 64 at most; the method's own name when empty. */
    String name() default "";

    /** For the model: what it does and when to use it. */
    String description();

    /** It changes something outside of the conversation: the same call is made once, whoever is interrupted. */
    boolean effect() default false;

    /** What the caller is asked before it is called, with <code>{parameter}</code> for what is meant; only for effects. */
    String confirm() default "";

    /** Most calls in one turn of the caller. */
    int perTurn() default 3;

    /** Most calls in one telephone call. */
    int perCall() default 30;

    /** How long it may take; what comes later is told with the next turn. */
    int deadlineMillis() default 10_000;

    /** Said to the caller once when it takes long. */
    String filler() default "";
}
