package ai.beluga.voice.provider.socket;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An object of a vendor's JSON. What is absent and what is null are the same; what has the wrong type is malformed. */
public final class JsonMessage {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    /** An object without anything. */
    public static final JsonMessage EMPTY = new JsonMessage(JsonValue.EMPTY_JSON_OBJECT);

    private final JsonObject object;

    private JsonMessage(JsonObject object) {
        this.object = object;
    }

    /** @throws MalformedMessageException when it is no JSON object */
    public static JsonMessage parse(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return new JsonMessage(reader.readObject());
        } catch (JsonException | IllegalStateException broken) {
            throw new MalformedMessageException("not a JSON object");
        }
    }

    /** The text of this name, empty when absent. */
    public String text(String name) {
        return switch (value(name)) {
            case JsonString text -> text.getString();
            case JsonValue absent when absent == JsonValue.NULL -> "";
            default -> throw wrong(name, "text");
        };
    }

    /** The number of this name. */
    public Optional<Double> number(String name) {
        return switch (value(name)) {
            case JsonNumber number -> Optional.of(number.doubleValue());
            case JsonValue absent when absent == JsonValue.NULL -> Optional.empty();
            default -> throw wrong(name, "a number");
        };
    }

    /** The truth value of this name, {@code false} when absent. */
    public boolean flag(String name) {
        return switch (value(name).getValueType()) {
            case TRUE -> true;
            case FALSE, NULL -> false;
            default -> throw wrong(name, "true or false");
        };
    }

    /** The object of this name. */
    public Optional<JsonMessage> object(String name) {
        return switch (value(name)) {
            case JsonObject inner -> Optional.of(new JsonMessage(inner));
            case JsonValue absent when absent == JsonValue.NULL -> Optional.empty();
            default -> throw wrong(name, "an object");
        };
    }

    /** The objects of this list, none when absent. */
    public List<JsonMessage> objects(String name) {
        return list(name, JsonObject.class).map(JsonMessage::new).toList();
    }

    /** The texts of this list, none when absent. */
    public List<String> texts(String name) {
        return list(name, JsonString.class).map(JsonString::getString).toList();
    }

    private <T extends JsonValue> Stream<T> list(String name, Class<T> kind) {
        return switch (value(name)) {
            case JsonArray list -> list.stream().filter(kind::isInstance).map(kind::cast);
            case JsonValue absent when absent == JsonValue.NULL -> Stream.empty();
            default -> throw wrong(name, "a list");
        };
    }

    /** What is in it. */
    public Set<String> names() {
        return object.keySet();
    }

    /** The whole object as JSON, which may hold what the caller said: not for people. */
    public String json() {
        return object.toString();
    }

    private JsonValue value(String name) {
        return object.getOrDefault(name, JsonValue.NULL);
    }

    private static MalformedMessageException wrong(String name, String expected) {
        return new MalformedMessageException(name + " is not " + expected);
    }
}
