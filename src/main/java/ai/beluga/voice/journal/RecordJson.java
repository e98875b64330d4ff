package ai.beluga.voice.journal;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back, by their declaration: an object has the record's components by name, one of a sealed interface
 * says beside them in {@value #IS} which record it is. Of other types only numbers, text, {@code boolean}, {@code char},
 * enums, {@link Duration}, optionals, lists, sets and maps are known; anything else is refused, so that nothing is written that
 * could not be read. What is written is read as an equal value.
 */
final class RecordJson {

    static final String IS = "is";
    static final JsonProvider JSON = JsonProvider.provider();

    private final Disguise disguise;

    /** @param disguise of each text and character */
    RecordJson(Disguise disguise) {
        this.disguise = disguise;
    }

    /** @throws IllegalArgumentException for a type that is not known */
    JsonValue write(Type declared, Object value) {
        Class<?> type = Types.raw(declared);
        if (type.isRecord()) {
            return components(type, value, JSON.createObjectBuilder()).build();
        }
        if (Types.isChoice(type) && value.getClass().isRecord()) {
            JsonObjectBuilder object =
                    JSON.createObjectBuilder().add(IS, value.getClass().getSimpleName());
            return components(value.getClass(), value, object).build();
        }
        return switch (value) {
            case String text -> JSON.createValue(disguise.text(text));
            case Character key -> JSON.createValue(String.valueOf(disguise.key(key)));
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> JSON.createValue(number);
            case Long number -> JSON.createValue(number);
            case Float number -> number(number.toString());
            case Double number -> number(number.toString());
            case Enum<?> constant -> JSON.createValue(constant.name());
            case Duration duration -> JSON.createValue(duration.toString());
            case List<?> list -> array(declared, list);
            case Set<?> set -> array(declared, inOrder(set));
            case Map<?, ?> map -> byKey(declared, map);
            default -> throw Types.unknown(declared);
        };
    }

    private JsonObjectBuilder components(Class<?> type, Object value, JsonObjectBuilder object) {
        for (Types.Component component : Types.components(type)) {
            Type inside = Types.raw(component.type()) == Optional.class
                    ? Types.argument(component.type(), 0)
                    : component.type();
            present(component.of(value)).ifPresent(inner -> object.add(component.name(), write(inside, inner)));
        }
        return object;
    }

    /** An optional that is empty is left out. */
    private static Optional<Object> present(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(inner -> (Object) inner);
            case OptionalDouble optional ->
                optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
            case OptionalInt optional -> optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
            case OptionalLong optional -> optional.isPresent() ? Optional.of(optional.getAsLong()) : Optional.empty();
            default -> Optional.of(value);
        };
    }

    /** What a JSON number cannot be is written as text. */
    private static JsonValue number(String text) {
        boolean number = !text.contains("N") && !text.contains("I") && !text.equals("-0.0");
        return number ? JSON.createValue(new BigDecimal(text)) : JSON.createValue(text);
    }

    private JsonValue array(Type declared, Collection<?> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(value -> array.add(write(Types.argument(declared, 0), value)));
        return array.build();
    }

    /** Keys are text or constants of an enum. */
    private JsonValue byKey(Type declared, Map<?, ?> map) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        SortedMap<String, JsonValue> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(
                key instanceof Enum<?> constant ? constant.name() : (String) key,
                write(Types.argument(declared, 1), value)));
        sorted.forEach(object::add);
        return object.build();
    }

    private static Collection<?> inOrder(Set<?> set) {
        return set.stream().allMatch(Comparable.class::isInstance) ? new TreeSet<>(set) : set;
    }

    /**
     * Reads a value of the declared type.
     *
     * @param place where it stands, for people
     * @throws JournalFault when it is none; tells the place
     */
    static Object read(Type declared, JsonValue json, String place) {
        Class<?> type = Types.raw(declared);
        if (type.isRecord()) {
            return made(type, object(json, place), place, Set.of());
        }
        if (Types.isChoice(type)) {
            return oneOf(type, object(json, place), place);
        }
        if (List.class == type || Set.class == type) {
            List<Object> values = elements(declared, json, place);
            return type == List.class ? List.copyOf(values) : Set.copyOf(new LinkedHashSet<>(values));
        }
        if (Map.class == type) {
            Map<Object, Object> values = new LinkedHashMap<>();
            object(json, place)
                    .forEach((key, value) -> values.put(
                            read(Types.argument(declared, 0), JSON.createValue(key), place),
                            read(Types.argument(declared, 1), value, place + "." + key)));
            return Map.copyOf(values);
        }
        try {
            return leaf(declared, type, json);
        } catch (ArithmeticException | ClassCastException | IllegalArgumentException | DateTimeParseException wrong) {
            throw new JournalFault(place + ": " + json + " is no " + type.getSimpleName(), wrong);
        }
    }

    private static Object oneOf(Class<?> sealed, JsonObject object, String place) {
        Map<String, Class<?>> kinds = Types.kinds(sealed);
        String is = object.containsKey(IS) && object.get(IS) instanceof JsonString name ? name.getString() : "";
        Class<?> kind = kinds.get(is);
        if (kind == null) {
            throw new JournalFault(place + ": \"" + is + "\" is no " + sealed.getSimpleName() + "; known are "
                    + kinds.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return made(kind, object, place + "." + is, Set.of(IS));
    }

    private static Object made(Class<?> type, JsonObject object, String place, Set<String> beside) {
        List<Types.Component> components = Types.components(type);
        Set<String> names = components.stream().map(Types.Component::name).collect(Collectors.toSet());
        for (String name : object.keySet()) {
            if (!names.contains(name) && !beside.contains(name)) {
                throw new JournalFault(place + ": \"" + name + "\" is not known; known are "
                        + names.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        Object[] values = components.stream()
                .map(component -> component(component, object.get(component.name()), place))
                .toArray();
        try {
            return Types.make(type, values);
        } catch (IllegalArgumentException refused) {
            throw new JournalFault(place + ": " + refused.getMessage(), refused);
        }
    }

    private static Object component(Types.Component component, @Nullable JsonValue json, String place) {
        Class<?> type = Types.raw(component.type());
        String inner = place + "." + component.name();
        if (type == Optional.class) {
            return Optional.ofNullable(json).map(value -> read(Types.argument(component.type(), 0), value, inner));
        }
        if (type == OptionalDouble.class) {
            return json == null ? OptionalDouble.empty() : OptionalDouble.of((double) read(double.class, json, inner));
        }
        if (type == OptionalInt.class) {
            return json == null ? OptionalInt.empty() : OptionalInt.of((int) read(int.class, json, inner));
        }
        if (type == OptionalLong.class) {
            return json == null ? OptionalLong.empty() : OptionalLong.of((long) read(long.class, json, inner));
        }
        if (json == null) {
            throw new JournalFault(place + ": \"" + component.name() + "\" is missing");
        }
        return read(component.type(), json, inner);
    }

    private static List<Object> elements(Type declared, JsonValue json, String place) {
        if (!(json instanceof JsonArray array)) {
            throw new JournalFault(place + ": " + json + " is no list");
        }
        return array.stream()
                .map(element -> read(Types.argument(declared, 0), element, place))
                .toList();
    }

    private static Object leaf(Type declared, Class<?> type, JsonValue json) {
        if (type == boolean.class || type == Boolean.class) {
            return switch (json.getValueType()) {
                case TRUE -> true;
                case FALSE -> false;
                default -> throw new IllegalArgumentException("neither true nor false");
            };
        }
        if (type == int.class || type == Integer.class) {
            return ((JsonNumber) json).intValueExact();
        }
        if (type == long.class || type == Long.class) {
            return ((JsonNumber) json).longValueExact();
        }
        if (type == double.class || type == Double.class) {
            return Double.valueOf(digits(json));
        }
        if (type == float.class || type == Float.class) {
            return Float.valueOf(digits(json));
        }
        String text = ((JsonString) json).getString();
        if (type == String.class) {
            return text;
        }
        if (type == Duration.class) {
            return Duration.parse(text);
        }
        if (type == char.class || type == Character.class) {
            if (text.length() != 1) {
                throw new IllegalArgumentException("not one character");
            }
            return text.charAt(0);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such name"));
        }
        throw Types.unknown(declared);
    }

    private static String digits(JsonValue json) {
        return json instanceof JsonString text ? text.getString() : ((JsonNumber) json).toString();
    }

    private static JsonObject object(JsonValue json, String place) {
        if (json instanceof JsonObject object) {
            return object;
        }
        throw new JournalFault(place + ": " + json + " is no object");
    }
}
