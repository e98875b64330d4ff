package ai.beluga.voice.tool;

import ai.beluga.voice.tool.Parameter.Type;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a model gave to a tool, checked. Values are {@link String}, {@link Long}, {@link BigDecimal}, {@link Boolean},
 * {@link LocalDate} or a list of one of these. Never prints them.
 */
public final class Arguments {

    /** What a model writes for a tool is short; more is an attack or a fault. */
    private static final int MOST_CHARACTERS = 16_384;
    /** Of a number, before the point and behind it: {@code 1e-999999999} written out is a gigabyte. */
    private static final int MOST_DIGITS = 100;

    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Reads what a model wrote.
     *
     * @param json an object; blank counts as an empty one, members with {@code null} as absent
     * @throws Refused says, for the model, what is wrong and what is allowed
     */
    public static Arguments of(Tool tool, String json) {
        JsonObject given = object(json);
        Map<String, Parameter> known =
                tool.parameters().stream().collect(Collectors.toMap(Parameter::name, parameter -> parameter));
        Map<String, Object> values = new TreeMap<>();
        given.forEach((name, value) -> {
            Parameter parameter = known.get(name);
            if (parameter == null) {
                throw new Refused(quoted(name) + " is no argument of " + tool.name() + ": it takes "
                        + (known.isEmpty() ? "none" : String.join(", ", new TreeMap<>(known).keySet())));
            }
            if (value.getValueType() != JsonValue.ValueType.NULL) {
                values.put(name, value(name, parameter.type(), value));
            }
        });
        for (Parameter parameter : tool.parameters()) {
            if (parameter.required() && !values.containsKey(parameter.name())) {
                throw new Refused(parameter.name() + " is missing: " + allowed(parameter.type()));
            }
        }
        return new Arguments(values);
    }

    /** The value given; empty when none was. */
    public Optional<Object> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The same for the same values, whatever the order and white space they came in. */
    public String canonical() {
        return values.entrySet().stream()
                .map(entry -> Json.createValue(entry.getKey()) + ":" + canonical(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
        return "Arguments" + values.keySet();
    }

    private static String canonical(Object value) {
        return switch (value) {
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case List<?> list -> list.stream().map(Arguments::canonical).collect(Collectors.joining(",", "[", "]"));
            case String text -> Json.createValue(text).toString();
            default -> value.toString();
        };
    }

    private static JsonObject object(String json) {
        if (json.isBlank()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (json.length() > MOST_CHARACTERS) {
            throw new Refused("the arguments are longer than " + MOST_CHARACTERS + " characters");
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            if (reader.readValue() instanceof JsonObject object) {
                return object;
            }
        } catch (RuntimeException unreadable) { // JSON nested too deep is told by no type of its own
            throw new Refused("the arguments are no JSON object", unreadable);
        }
        throw new Refused("the arguments are no JSON object");
    }

    private static Object value(String name, Type type, JsonValue value) {
        return parsed(type, value).orElseThrow(() -> new Refused(name + " must be " + allowed(type)));
    }

    private static Optional<Object> parsed(Type type, JsonValue value) {
        return switch (type) {
            case Type.Text text ->
                string(value)
                        .filter(given -> given.length() <= text.most()
                                && text.pattern()
                                        .map(like -> matches(given, like))
                                        .orElse(true))
                        .map(Object.class::cast);
            case Type.Whole whole ->
                whole(value)
                        .filter(given -> given >= whole.least() && given <= whole.most())
                        .map(Object.class::cast);
            case Type.Number number ->
                number(value)
                        .filter(given -> given.compareTo(number.least()) >= 0 && given.compareTo(number.most()) <= 0)
                        .map(Object.class::cast);
            case Type.Truth truth -> truth(value);
            case Type.Choice choice ->
                string(value).filter(choice.words()::contains).map(Object.class::cast);
            case Type.Day day -> string(value).flatMap(Arguments::day);
            case Type.Several several -> several(several, value);
        };
    }

    /** A pattern with alternatives in a repetition needs stack for each character of a long text. */
    private static boolean matches(String given, String pattern) {
        try {
            return given.matches(pattern);
        } catch (StackOverflowError tooLong) {
            return false;
        }
    }

    private static Optional<String> string(JsonValue value) {
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** Numbers of absurd length are none, before anything is computed with them. */
    private static Optional<BigDecimal> number(JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return Optional.empty();
        }
        BigDecimal given;
        try {
            given = number.bigDecimalValue();
        } catch (RuntimeException unreadable) { // an exponent or a length of its own, by whoever parses
            return Optional.empty();
        }
        return Optional.of(given)
                .filter(it -> it.precision() <= MOST_DIGITS && Math.abs((long) it.scale()) <= MOST_DIGITS)
                .map(it -> it.scale() < 0 ? it.setScale(0) : it);
    }

    /** {@code 3.0} is whole, as JSON Schema has it. */
    private static Optional<Long> whole(JsonValue value) {
        return number(value)
                .filter(given -> given.stripTrailingZeros().scale() <= 0)
                .filter(given -> given.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
                        && given.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
                .map(BigDecimal::longValue);
    }

    private static Optional<Object> truth(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Optional<Object> several(Type.Several several, JsonValue value) {
        if (!(value instanceof JsonArray array) || array.size() > several.most()) {
            return Optional.empty();
        }
        List<Object> all = new ArrayList<>();
        for (JsonValue each : array) {
            Optional<Object> one = parsed(several.of(), each);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(List.copyOf(all));
    }

    /** What a parameter takes, in words for the model. */
    static String allowed(Type type) {
        return switch (type) {
            case Type.Text text ->
                "text of at most " + text.most() + " characters"
                        + text.pattern().map(pattern -> " like " + pattern).orElse("");
            case Type.Whole whole -> "a whole number from " + whole.least() + " to " + whole.most();
            case Type.Number number -> "a number from " + number.least() + " to " + number.most();
            case Type.Truth truth -> "true or false";
            case Type.Choice choice -> "one of " + String.join(", ", choice.words());
            case Type.Day day -> "a day like 2026-11-26";
            case Type.Several several -> "a list of at most " + several.most() + ", each " + allowed(several.of());
        };
    }

    private static String quoted(String name) {
        return "\"" + (name.length() > 64 ? name.substring(0, 64) + "…" : name) + "\"";
    }
}
