package ai.beluga.voice.simulator.realtime;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a client does with items. Guarded by its session's lock. */
final class Items {

    private static final int LONGEST_ID = 32;

    private final Session session;
    private final Surroundings around;
    private final Answering answering;
    private final Map<String, String> responses = new HashMap<>();

    Items(Session session, Surroundings around, Answering answering) {
        this.session = session;
        this.around = around;
        this.answering = answering;
    }

    /** An event about an item and what is before it. */
    void tell(String type, Item item) {
        JsonValue before = session.conversation()
                .before(item)
                .<JsonValue>map(Json::createValue)
                .orElse(JsonValue.NULL);
        session.say(session.event(type)
                .add("previous_item_id", before)
                .add("item", item.json(around.dialect().traits().audioType())));
    }

    /** An item that is whole at once. */
    void whole(Item item) {
        tell("conversation.item.added", item);
        if (around.dialect().traits().itemDone()) {
            tell("conversation.item.done", item);
        }
    }

    void create(JsonObject event) throws Fault.Refused {
        JsonObject source = event.getJsonObject("item");
        if (source.getString("type").equals("force_message")) {
            answering.announce(
                    source.getJsonArray("content").getJsonObject(0).getString("text"),
                    source.getBoolean("interruptible", true));
            return;
        }
        String id = source.getString("id", around.id("item"));
        if (id.length() > LONGEST_ID) {
            throw new Fault.Refused(Fault.invalid(
                    "string_above_max_length",
                    "Invalid 'item.id': string too long. Expected a string with maximum length " + LONGEST_ID + ".",
                    "item.id"));
        }
        if (session.conversation().find(id).isPresent()) {
            throw new Fault.Refused(
                    Fault.invalid("item_create_duplicate_id", "There is an item '" + id + "' already.", "item.id"));
        }
        if (source.getString("type").equals("function_call_output")) {
            checkResult(source.getString("call_id"));
        }
        Item item = new Item(id, Item.Kind.GIVEN, source);
        place(item, event.getString("previous_item_id", ""));
        whole(item);
    }

    private void checkResult(String callId) throws Fault.Refused {
        if (!session.conversation().hasCall(callId)) {
            throw new Fault.Refused(Fault.invalid(
                    "invalid_tool_call_id", "Tool call ID '" + callId + "' not found in conversation.", ""));
        }
        if (session.conversation().hasResult(callId)) {
            around.violations().accept("a second result of " + callId);
        }
    }

    private void place(Item item, String previous) throws Fault.Refused {
        if (previous.isEmpty()) {
            session.conversation().add(item);
        } else if (previous.equals(Conversation.ROOT)
                || session.conversation().find(previous).isPresent()) {
            session.conversation().addAfter(previous, item);
        } else {
            throw new Fault.Refused(Fault.invalid(
                    "item_create_invalid_previous_item_id",
                    "Error creating item: the previous item with id '" + previous + "' does not exist.",
                    "previous_item_id"));
        }
    }

    void retrieve(String itemId) throws Fault.Refused {
        Item item = find(itemId, "retrieve");
        session.say(session.event("conversation.item.retrieved")
                .add("item", item.json(around.dialect().traits().audioType())));
    }

    void delete(String itemId) throws Fault.Refused {
        session.conversation().remove(find(itemId, "delete"));
        session.say(session.event("conversation.item.deleted").add("item_id", itemId));
    }

    void truncate(JsonObject event) throws Fault.Refused {
        if (around.mischief().ignoreTruncate) {
            return;
        }
        String itemId = event.getString("item_id");
        Item item = find(itemId, "truncate");
        int end = event.getInt("audio_end_ms");
        if (item.kind() != Item.Kind.SPEECH) {
            throw new Fault.Refused(
                    Fault.invalid("invalid_value", "Only model output audio messages can be truncated", "item_id"));
        }
        if (event.getInt("content_index") != 0 || end < 0) {
            throw new Fault.Refused(Fault.wrongValue(end < 0 ? "audio_end_ms" : "content_index", event.toString()));
        }
        if (end > item.keptMillis()) {
            throw new Fault.Refused(Fault.invalid(
                    "invalid_value",
                    "Audio content of " + item.keptMillis() + "ms is already shorter than " + end + "ms",
                    ""));
        }
        item.keep(end);
        var truncated = session.event("conversation.item.truncated")
                .add("item_id", itemId)
                .add("content_index", 0)
                .add("audio_end_ms", end);
        if (around.dialect().traits().truncatedTranscript()) {
            truncated.add("transcript", item.believed());
        }
        session.say(truncated);
        Optional.ofNullable(responses.get(itemId)).ifPresent(response -> answering.late(response, itemId));
    }

    private Item find(String itemId, String what) throws Fault.Refused {
        return session.conversation().find(itemId).orElseThrow(() -> new Fault.Refused(Fault.noSuchItem(what, itemId)));
    }

    /** An item is one of this response. */
    void belongs(String itemId, String responseId) {
        responses.put(itemId, responseId);
    }
}
