package ai.beluga.voice.toolbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answers, as JSON: records by their components, maps and lists by their elements, {@code Optional} as what it holds;
 * text of anything else, such as a date or an enum.
 */
final class ResultJson {

    /** Deeper is a circle. */
    private static final int DEEPEST = 16;

    private ResultJson() {}

    /** @throws IllegalArgumentException for what cannot be written */
    static String of(@Nullable Object result) {
        return value(result, 0).toString();
    }

    private static JsonValue value(@Nullable Object of, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a result is nested deeper than " + DEEPEST);
        }
        return switch (of) {
            case null -> JsonValue.NULL;
            case JsonValue json -> json;
            case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> Json.createValue(number);
            case Long number -> Json.createValue(number);
            case BigDecimal number -> Json.createValue(number);
            case BigInteger number -> Json.createValue(number);
            case Number number -> Json.createValue(new BigDecimal(number.toString()));
            case Optional<?> optional -> value(optional.orElse(null), depth);
            case Map<?, ?> map -> {
                JsonObjectBuilder object = Json.createObjectBuilder();
                map.forEach((key, each) -> object.add(String.valueOf(key), value(each, depth + 1)));
                yield object.build();
            }
            case Iterable<?> many -> {
                JsonArrayBuilder array = Json.createArrayBuilder();
                many.forEach(each -> array.add(value(each, depth + 1)));
                yield array.build();
            }
            case Object[] many -> value(Arrays.asList(many), depth);
            case Record record -> record(record, depth);
            default -> Json.createValue(of.toString());
        };
    }

    private static JsonValue record(Record record, int depth) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            object.add(component.getName(), value(read(record, component.getAccessor()), depth + 1));
        }
        return object.build();
    }

    private static @Nullable Object read(Record record, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalArgumentException("a result's " + accessor.getName() + " cannot be read", broken);
        }
    }
}
