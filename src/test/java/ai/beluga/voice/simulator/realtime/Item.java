package ai.beluga.voice.simulator.realtime;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** One item of a conversation. Guarded by its session's lock. */
public final class Item {

    private final String id;
    private final Kind kind;
    private final JsonObject source;
    private final List<String> words = new ArrayList<>();
    private String status = "completed";
    private OptionalInt keptMillis = OptionalInt.empty();

    /** What an item is, and who made it. */
    public enum Kind {
        /** Made by the client; its shape is kept. */
        GIVEN,
        /** Audio of the caller. */
        CALLER,
        /** An answer as audio. */
        SPEECH,
        /** An answer as text. */
        TEXT,
        CALL
    }

    Item(String id, Kind kind, JsonObject source) {
        this.id = id;
        this.kind = kind;
        this.source = source;
    }

    static Item caller(String id, String text) {
        Item item = new Item(id, Kind.CALLER, JsonValue.EMPTY_JSON_OBJECT);
        item.words.addAll(Melody.words(text));
        return item;
    }

    static Item answer(String id, boolean text) {
        Item item = new Item(id, text ? Kind.TEXT : Kind.SPEECH, JsonValue.EMPTY_JSON_OBJECT);
        item.status = "in_progress";
        return item;
    }

    static Item call(String id, String callId, String name) {
        JsonObject source = Json.createObjectBuilder()
                .add("call_id", callId)
                .add("name", name)
                .add("arguments", "")
                .build();
        Item item = new Item(id, Kind.CALL, source);
        item.status = "in_progress";
        return item;
    }

    public String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    String status() {
        return status;
    }

    void status(String now) {
        status = now;
    }

    void word(String word) {
        words.add(word);
    }

    /** A function call's arguments so far. */
    void arguments(String more) {
        words.add(more);
    }

    int audioMillis() {
        return kind == Kind.SPEECH ? words.size() * Melody.WORD_MILLIS : 0;
    }

    /** What is left of the audio. */
    int keptMillis() {
        return Math.min(audioMillis(), keptMillis.orElse(Integer.MAX_VALUE));
    }

    void keep(int millis) {
        keptMillis = OptionalInt.of(millis);
    }

    /** Everything that was generated. */
    String text() {
        return String.join(kind == Kind.CALL ? "" : " ", words);
    }

    String field(String name) {
        return source.getString(name, "");
    }

    String type() {
        return kind == Kind.GIVEN ? source.getString("type") : kind == Kind.CALL ? "function_call" : "message";
    }

    /** What of it is still remembered. */
    String believed() {
        return words.stream()
                .limit((keptMillis() + Melody.WORD_MILLIS - Melody.SOUND_MILLIS) / Melody.WORD_MILLIS)
                .collect(Collectors.joining(" "));
    }

    Memory memory() {
        return switch (kind) {
            case CALLER -> new Memory(id, "user", text());
            case SPEECH -> new Memory(id, "assistant", believed());
            case TEXT -> new Memory(id, "assistant", text());
            case CALL -> new Memory(id, "call", field("name") + text());
            case GIVEN -> given();
        };
    }

    private Memory given() {
        return switch (type()) {
            case "message" ->
                new Memory(
                        id,
                        field("role"),
                        source.getJsonArray("content").stream()
                                .map(part -> part.asJsonObject().getString("text", ""))
                                .collect(Collectors.joining(" ")));
            case "function_call" -> new Memory(id, "call", field("name") + field("arguments"));
            default -> new Memory(id, "result", field("output"));
        };
    }

    /** @param audioType what the vendor calls audio in an answer's content */
    public JsonObject json(String audioType) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", id)
                .add("object", "realtime.item")
                .add("type", type())
                .add("status", status);
        switch (kind) {
            case GIVEN ->
                source.forEach((name, value) -> {
                    if (!List.of("id", "object", "status").contains(name)) {
                        json.add(name, value);
                    }
                });
            case CALL ->
                json.add("call_id", field("call_id")).add("name", field("name")).add("arguments", text());
            case CALLER -> json.add("role", "user").add("content", content("input_audio", false));
            case SPEECH -> json.add("role", "assistant").add("content", content(audioType, keptMillis.isEmpty()));
            case TEXT -> json.add("role", "assistant").add("content", content("output_text", true));
        }
        return json.build();
    }

    private JsonArrayBuilder content(String contentType, boolean told) {
        JsonArrayBuilder content = Json.createArrayBuilder();
        if (status.equals("in_progress")) {
            return content;
        }
        JsonObjectBuilder part = Json.createObjectBuilder().add("type", contentType);
        if (told) {
            part.add(kind == Kind.TEXT ? "text" : "transcript", text());
        }
        return content.add(part);
    }
}
