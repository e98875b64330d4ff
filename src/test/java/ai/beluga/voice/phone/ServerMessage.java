package ai.beluga.voice.phone;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/** A message of the server on a media socket, read strictly: exactly the documented keys, this stream, real Base64. */
sealed interface ServerMessage {

    /** Audio to play. */
    record Media(byte[] mulaw) implements ServerMessage {}

    /** A mark to echo. */
    record Mark(String name) implements ServerMessage {}

    /** Forget what is not played. */
    record Clear() implements ServerMessage {}

    /** Looked up once: each look-up searches the class path. */
    JsonProvider JSON = JsonProvider.provider();

    /**
     * Reads one message.
     *
     * @throws ViolationException with 31951 when it is not one Twilio takes
     */
    static ServerMessage read(String text, String streamSid) {
        JsonObject message = object(text);
        String event = string(message, "event");
        check(string(message, "streamSid").equals(streamSid), "a " + event + " for another streamSid");
        return switch (event) {
            case "media" -> media(message);
            case "mark" -> mark(message);
            case "clear" -> clear(message);
            default -> throw new ViolationException(31951, "the server sent the unknown event \"" + event + "\"");
        };
    }

    private static Media media(JsonObject message) {
        keys(message, "event", "streamSid", "media");
        JsonObject media = part(message, "media");
        keys(media, "payload");
        try {
            byte[] mulaw = Base64.getDecoder().decode(string(media, "payload"));
            check(mulaw.length > 0, "media without audio");
            check(
                    mulaw.length < 4
                            || !new String(mulaw, 0, 4, java.nio.charset.StandardCharsets.ISO_8859_1).equals("RIFF"),
                    "media with the head of a WAV file");
            return new Media(mulaw);
        } catch (IllegalArgumentException e) {
            throw new ViolationException(31951, "the server sent a payload that is not Base64: " + e.getMessage());
        }
    }

    private static Mark mark(JsonObject message) {
        keys(message, "event", "streamSid", "mark");
        JsonObject mark = part(message, "mark");
        keys(mark, "name");
        return new Mark(string(mark, "name"));
    }

    private static Clear clear(JsonObject message) {
        keys(message, "event", "streamSid");
        return new Clear();
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new ViolationException(31951, "the server sent what is not a JSON object: " + e.getMessage());
        }
    }

    private static String string(JsonObject object, String key) {
        JsonValue value = object.get(key);
        check(value instanceof JsonString, "a message without the text \"" + key + "\"");
        return object.getString(key);
    }

    private static JsonObject part(JsonObject object, String key) {
        check(object.get(key) instanceof JsonObject, "a message without the object \"" + key + "\"");
        return object.getJsonObject(key);
    }

    private static void keys(JsonObject object, String... allowed) {
        Set<String> wrong = new TreeSet<>(object.keySet());
        Set.of(allowed).forEach(wrong::remove);
        check(wrong.isEmpty(), "a message with the extra keys " + wrong);
    }

    private static void check(boolean good, String fault) {
        if (!good) {
            throw new ViolationException(31951, "the server sent " + fault);
        }
    }
}
