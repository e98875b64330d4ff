package ai.beluga.voice.toolbox;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checked arguments as a method takes them. */
final class Conversion {

    static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, Integer.class, Long.class);
    static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, BigDecimal.class);
    static final Set<Class<?>> TRUTHS = Set.of(boolean.class, Boolean.class);

    static final String ALLOWED =
            "String, int, long, double, BigDecimal, boolean, an enum, LocalDate, or a List or an Optional of one of"
                    + " these";

    private Conversion() {}

    /** What stands between the angle brackets of a {@code List} or an {@code Optional}; empty for other types. */
    static Optional<Class<?>> elementOf(Type declared, Class<?> container) {
        return declared instanceof ParameterizedType type
                        && type.getRawType() == container
                        && type.getActualTypeArguments()[0] instanceof Class<?> element
                ? Optional.of(element)
                : Optional.empty();
    }

    /** @param value as {@link ai.beluga.voice.tool.Arguments} has it; empty only for an {@code Optional} */
    static Object of(Type declared, Optional<Object> value) {
        if (declared instanceof ParameterizedType type && type.getRawType() == Optional.class) {
            Type element = type.getActualTypeArguments()[0];
            return value.map(given -> of(element, Optional.of(given)));
        }
        Object given = value.orElseThrow();
        return elementOf(declared, List.class)
                .<Object>map(element -> ((List<?>) given)
                        .stream().map(each -> single(element, each)).toList())
                .orElseGet(() -> single((Class<?>) declared, given));
    }

    private static Object single(Class<?> type, Object value) {
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact((Long) value);
        }
        if (type == double.class || type == Double.class) {
            return ((BigDecimal) value).doubleValue();
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(value))
                    .findFirst()
                    .orElseThrow();
        }
        return value;
    }

    /** Given as text with a meaning of its own, or as text. */
    static boolean isText(Class<?> type) {
        return type == String.class;
    }

    static boolean isDay(Class<?> type) {
        return type == LocalDate.class;
    }
}
