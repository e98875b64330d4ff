package ai.beluga.voice.tool.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the model gives to a {@link CallTool}: a {@code String}, {@code int}, {@code long}, {@code double}, {@code BigDecimal},
 * {@code boolean}, an enum, a {@code LocalDate}, or a {@code List} or an {@code Optional} of one of these. It is checked before
 * the method is called.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface CallParameter {

    /** The parameter's own name when empty, for which the class is compiled with {@code -parameters}. */
    String name() default "";

    /** For the model. */
    String description() default "";

    /** A regular expression that the whole of a text matches. */
    String pattern() default "";

    /** Most characters of a text, at least 1. */
    int longest() default 200;

    /** Least number: one that the type holds, and not above {@link #max}. */
    String min() default "";

    /** Greatest number: one that the type holds. */
    String max() default "";

    /** The only texts that are allowed; of an enum all its constants are. */
    String[] choices() default {};

    /** Most elements of a list, at least 1. */
    int most() default 20;
}
