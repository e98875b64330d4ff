package ai.beluga.voice.simulator.realtime;

import ai.beluga.voice.simulator.wire.SimulatedSocket;
import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connection of a client. What it knows may be asked at any time, also after its end. */
public final class Session implements ModelSimulator.Live {

    private final Surroundings around;
    private final SimulatedSocket socket;
    private final Outbox out;
    private final String id;
    private final String conversationId;
    private final Upgrade upgrade;
    private final boolean resumed;
    private final Conversation conversation;
    private final Answering answering;
    private final Input input;
    private final Items items;
    private JsonObject config;
    private boolean updated;
    private boolean over;
    private Optional<Future<?>> ending = Optional.empty();

    Session(Surroundings around, SimulatedSocket socket, Outbox out, Upgrade upgrade, Beginning beginning) {
        this.around = around;
        this.socket = socket;
        this.out = out;
        this.upgrade = upgrade;
        this.id = around.id("sess");
        this.conversationId = beginning.conversationId();
        this.resumed = beginning.resumed();
        this.conversation = new Conversation(beginning.items());
        this.config = around.dialect().fresh(id, upgrade, around.timing().lifetime);
        this.answering = new Answering(this, around);
        this.input = new Input(this, around, answering);
        this.items = new Items(this, around, answering);
    }

    /** What a session begins with. */
    record Beginning(String conversationId, boolean resumed, List<Item> items) {}

    /** The request that opened it. */
    public Upgrade upgrade() {
        return upgrade;
    }

    public String conversationId() {
        return conversationId;
    }

    /** The effective configuration, as the vendor echoes it. */
    public synchronized JsonObject config() {
        return config;
    }

    /** {@code true} once the client has configured it. */
    public synchronized boolean configured() {
        return updated;
    }

    /** The conversation as the model remembers it, in order. */
    @Override
    public synchronized List<Memory> remembers() {
        return conversation.memory();
    }

    /** What the model believes it said in an item; empty when there is no such item. */
    public synchronized Optional<String> believes(String itemId) {
        return conversation.find(itemId).map(item -> item.memory().text());
    }

    /** How much audio came, in milliseconds. */
    public synchronized int audioMillis() {
        return input.millis();
    }

    /** {@code true} while an answer that enters the conversation is made. */
    public synchronized boolean answering() {
        return answering.busy();
    }

    @Override
    public synchronized boolean isOver() {
        return over;
    }

    synchronized void open() {
        JsonObjectBuilder created = event("session.created").add("session", config);
        JsonObjectBuilder conversationCreated = event("conversation.created")
                .add(
                        "conversation",
                        Json.createObjectBuilder().add("id", conversationId).add("object", "realtime.conversation"));
        boolean first = around.mischief().conversationFirst;
        if (first) {
            say(conversationCreated);
        }
        say(created);
        if (!first && around.dialect().traits().conversationCreated()) {
            say(conversationCreated);
        }
        if (resumed) {
            conversation.items().forEach(item -> items.tell("conversation.item.created", item));
        }
        ending = Optional.of(later(around.timing().lifetime.toNanos(), this::expire));
    }

    /** Tells that it is too old, and ends it. */
    synchronized void expire() {
        Fault fault = around.dialect().tooOld();
        say(errorOf(fault, Optional.empty()));
        out.close(1001, fault.message());
    }

    /** @param came told of the type of each event that came, after it was served */
    void take(SimulatedSocket.Message message, Consumer<String> came) {
        came.accept(take(message));
    }

    private synchronized String take(SimulatedSocket.Message message) {
        if (message.opcode() == SimulatedSocket.BINARY) {
            refuse(Fault.invalid("invalid_event", "Binary messages are not expected.", ""), Optional.empty());
            return "binary";
        }
        try (JsonReader reader = Json.createReader(new StringReader(message.text()))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject event && event.get("type") instanceof JsonString type) {
                take(type.getString(), event);
                return type.getString();
            }
            refuse(Fault.invalid("invalid_event", "The 'type' field is missing.", ""), Optional.empty());
        } catch (JsonException broken) {
            refuse(Fault.invalid("invalid_event", "The message is no JSON.", ""), Optional.empty());
        }
        return "";
    }

    private void take(String type, JsonObject event) {
        Optional<String> eventId = Optional.ofNullable(event.getString("event_id", null));
        if (!around.dialect().types().contains(type)) {
            refuse(Fault.wrongValue("type", type), eventId);
            return;
        }
        List<Fault> faults = around.dialect().faults(type, event);
        faults.stream().skip(1).forEach(fault -> around.violations().accept(fault.message()));
        try {
            if (!faults.isEmpty()) {
                throw new Fault.Refused(faults.getFirst());
            }
            serve(type, event);
        } catch (Fault.Refused refused) {
            refuse(refused.fault(), eventId);
        }
    }

    private void serve(String type, JsonObject event) throws Fault.Refused {
        switch (type) {
            case "session.update" -> update(event.getJsonObject("session"));
            case "input_audio_buffer.append" -> input.append(event.getString("audio"), updated);
            case "input_audio_buffer.commit" -> input.commit();
            case "input_audio_buffer.clear" -> input.clear();
            case "conversation.item.create" -> items.create(event);
            case "conversation.item.retrieve" -> items.retrieve(event.getString("item_id"));
            case "conversation.item.delete" -> items.delete(event.getString("item_id"));
            case "conversation.item.truncate" -> items.truncate(event);
            case "response.create" ->
                answering.asked(
                        event.containsKey("response") ? event.getJsonObject("response") : JsonValue.EMPTY_JSON_OBJECT);
            case "response.cancel" -> answering.cancel(event.getString("response_id", ""));
            default ->
                throw new Fault.Refused(Fault.invalid("invalid_value", type + " is only for WebRTC and SIP.", "type"));
        }
    }

    private void update(JsonObject change) throws Fault.Refused {
        JsonObject merged = around.dialect().merged(config, change);
        if (conversation.hasSpeech() && !voice(merged).equals(voice(config))) {
            throw new Fault.Refused(Fault.invalid(
                    "cannot_update_voice", "Cannot update a conversation's voice if assistant audio is present.", ""));
        }
        config = merged;
        updated = true;
        input.configured();
        if (!around.mischief().silentUpdate) {
            say(event("session.updated").add("session", config));
        }
    }

    private static String voice(JsonObject config) {
        JsonObject home = config.containsKey("voice")
                ? config
                : config.getJsonObject("audio").getJsonObject("output");
        return String.valueOf(home.get("voice"));
    }

    /** Tells the client of an error. */
    void refuse(Fault fault, Optional<String> eventId) {
        around.faults().accept(fault);
        if (!fault.race()) {
            around.violations().accept(fault.message());
        }
        say(errorOf(fault, eventId));
    }

    /** Tells the client of an error it did not make. */
    synchronized void trouble(Fault fault) {
        say(errorOf(fault, Optional.empty()));
    }

    private JsonObjectBuilder errorOf(Fault fault, Optional<String> eventId) {
        JsonObjectBuilder error =
                Json.createObjectBuilder().add("type", fault.type()).add("message", fault.message());
        boolean code = around.dialect().traits().errorCodes() && !fault.code().isEmpty();
        JsonValue none = around.dialect().traits().errorCodes() ? JsonValue.NULL : Json.createValue("");
        error.add("code", code ? Json.createValue(fault.code()) : none);
        error.add("param", fault.param().isEmpty() ? JsonValue.NULL : Json.createValue(fault.param()));
        error.add("event_id", eventId.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL));
        return event("error").add("error", error);
    }

    synchronized Settings settings() {
        return around.dialect().settings(config);
    }

    Conversation conversation() {
        return conversation;
    }

    Items items() {
        return items;
    }

    Input input() {
        return input;
    }

    JsonObjectBuilder event(String type) {
        return Json.createObjectBuilder().add("event_id", around.id("event")).add("type", type);
    }

    void say(JsonObjectBuilder event) {
        JsonObject built = event.build();
        out.say(built.containsKey("event_id") ? built : withId(built));
    }

    private JsonObject withId(JsonObject event) {
        return Json.createObjectBuilder(event)
                .add("event_id", around.id("event"))
                .build();
    }

    /** Does something later, with the lock held, unless the session is over by then. */
    ScheduledFuture<?> later(long nanos, Runnable action) {
        return around.clock()
                .schedule(
                        () -> {
                            synchronized (this) {
                                if (!over) {
                                    action.run();
                                }
                            }
                        },
                        nanos,
                        TimeUnit.NANOSECONDS);
    }

    void close(int code, String reason) {
        out.close(code, reason);
    }

    void hang() {
        socket.silence();
    }

    @Override
    public void drop() throws IOException {
        socket.drop();
    }

    synchronized List<Item> ended() {
        over = true;
        ending.ifPresent(timer -> timer.cancel(false));
        return conversation.items();
    }
}
