package ai.beluga.voice.toolbox;

import ai.beluga.voice.tool.Parameter;
import ai.beluga.voice.tool.api.CallParameter;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What a parameter of a tool's method takes. */
final class ParameterReader {

    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final String FITS = "write one that fits the type";

    private final Method method;
    private final java.lang.reflect.Parameter parameter;
    private final @Nullable CallParameter marks;

    ParameterReader(Method method, java.lang.reflect.Parameter parameter) {
        this.method = method;
        this.parameter = parameter;
        this.marks = parameter.getAnnotation(CallParameter.class);
    }

    Parameter read() throws FaultyTool {
        Type declared = parameter.getParameterizedType();
        Optional<Class<?>> optional = Conversion.elementOf(declared, Optional.class);
        Type inner = innerOf(declared, optional);
        return new Parameter(name(), marks == null ? "" : marks.description(), inner == declared, type(inner));
    }

    /** An {@code Optional<List<String>>} has no class between its brackets. */
    private static Type innerOf(Type declared, Optional<Class<?>> optional) {
        if (optional.isPresent()) {
            return optional.get();
        }
        return declared instanceof java.lang.reflect.ParameterizedType type && type.getRawType() == Optional.class
                ? type.getActualTypeArguments()[0]
                : declared;
    }

    private String name() throws FaultyTool {
        String given = marks == null ? "" : marks.name();
        if (given.isEmpty() && !parameter.isNamePresent()) {
            throw faulty(
                    "parameter " + parameter.getName(),
                    "no name",
                    "a name",
                    "compile the class with -parameters, or write @CallParameter(name = …)");
        }
        return given.isEmpty() ? parameter.getName() : given;
    }

    private Parameter.Type type(Type declared) throws FaultyTool {
        Optional<Class<?>> element = Conversion.elementOf(declared, List.class);
        if (element.isPresent()) {
            return new Parameter.Type.Several(
                    single(element.get()), marks == null ? 20 : atLeastOne("most", marks.most()));
        }
        if (declared instanceof Class<?> type) {
            return single(type);
        }
        throw unsupported(declared);
    }

    private Parameter.Type single(Class<?> type) throws FaultyTool {
        if (type.isEnum()) {
            return new Parameter.Type.Choice(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList());
        }
        if (Conversion.isText(type)) {
            return text();
        }
        if (Conversion.isDay(type)) {
            return new Parameter.Type.Day();
        }
        if (Conversion.TRUTHS.contains(type)) {
            return new Parameter.Type.Truth();
        }
        if (Conversion.WHOLE.contains(type)) {
            boolean small = type == int.class || type == Integer.class;
            return whole(small ? Integer.MIN_VALUE : Long.MIN_VALUE, small ? Integer.MAX_VALUE : Long.MAX_VALUE);
        }
        if (Conversion.NUMBERS.contains(type)) {
            return number(type == BigDecimal.class);
        }
        throw unsupported(type);
    }

    private Parameter.Type whole(long least, long most) throws FaultyTool {
        BigDecimal from = whole("min", least, least, most);
        BigDecimal to = whole("max", most, least, most);
        inOrder(from, to);
        return new Parameter.Type.Whole(from.longValueExact(), to.longValueExact());
    }

    private BigDecimal whole(String which, long otherwise, long least, long most) throws FaultyTool {
        String allowed = "a whole number from " + least + " to " + most;
        BigDecimal bound = bound(which, BigDecimal.valueOf(otherwise), allowed);
        if (bound.compareTo(BigDecimal.valueOf(least)) < 0
                || bound.compareTo(BigDecimal.valueOf(most)) > 0
                || bound.stripTrailingZeros().scale() > 0) {
            throw faulty(what() + " " + which, bound.toString(), allowed, FITS);
        }
        return bound;
    }

    /** @param exact any number fits the type */
    private Parameter.Type number(boolean exact) throws FaultyTool {
        BigDecimal least = number("min", MOST.negate(), exact);
        BigDecimal most = number("max", MOST, exact);
        inOrder(least, most);
        return new Parameter.Type.Number(least, most);
    }

    private BigDecimal number(String which, BigDecimal otherwise, boolean exact) throws FaultyTool {
        String allowed = exact ? "a number" : "a number that a double holds";
        BigDecimal bound = bound(which, otherwise, allowed);
        if (!exact && Double.isInfinite(bound.doubleValue())) {
            throw faulty(what() + " " + which, bound.toString(), allowed, FITS);
        }
        return bound;
    }

    private void inOrder(BigDecimal least, BigDecimal most) throws FaultyTool {
        if (least.compareTo(most) > 0) {
            throw faulty(what() + " min, max", least + ", " + most, "min <= max", "correct them, or write both");
        }
    }

    private Parameter.Type text() throws FaultyTool {
        if (marks == null) {
            return new Parameter.Type.Text(200, Optional.empty());
        }
        if (marks.choices().length > 0) {
            return new Parameter.Type.Choice(List.of(marks.choices()));
        }
        String pattern = marks.pattern();
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            throw faulty(what() + " pattern", pattern, "a regular expression", "correct it: " + wrong.getDescription());
        }
        return new Parameter.Type.Text(
                atLeastOne("longest", marks.longest()), Optional.of(pattern).filter(given -> !given.isEmpty()));
    }

    private int atLeastOne(String which, int given) throws FaultyTool {
        if (given < 1) {
            throw faulty(what() + " " + which, "" + given, "at least 1", "correct it");
        }
        return given;
    }

    private BigDecimal bound(String which, BigDecimal otherwise, String allowed) throws FaultyTool {
        String given = marks == null ? "" : which.equals("min") ? marks.min() : marks.max();
        try {
            return given.isEmpty() ? otherwise : new BigDecimal(given);
        } catch (NumberFormatException wrong) {
            throw faulty(what() + " " + which, given, allowed, "write one, such as 1 or 0.5");
        }
    }

    private String what() {
        return "parameter " + parameter.getName();
    }

    private FaultyTool unsupported(Type type) {
        return faulty(what(), type.getTypeName(), Conversion.ALLOWED + ", or ToolContext", "use one of these");
    }

    private FaultyTool faulty(String what, String value, String expected, String fix) {
        return new FaultyTool(method, what, value, expected, fix);
    }
}
