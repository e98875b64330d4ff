package ai.beluga.voice.simulator.realtime;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The responses of a session: at most one that enters the conversation, any number out of band. Guarded by the session's lock. */
final class Answering {

    private static final String NONE = "none";

    private final Session session;
    private final Surroundings around;
    private final Map<String, Response> outOfBand = new LinkedHashMap<>();
    private Optional<Response> active = Optional.empty();
    private boolean turnWaits;
    private long deafUntilNanos = System.nanoTime();
    private long playedUntilNanos = System.nanoTime();

    Answering(Session session, Surroundings around) {
        this.session = session;
        this.around = around;
    }

    boolean busy() {
        return active.isPresent();
    }

    /** Audio of the caller is dropped while an announcement that must not be interrupted sounds. */
    boolean deaf() {
        return System.nanoTime() < deafUntilNanos;
    }

    /** The client asks for a response. */
    void asked(JsonObject request) throws Fault.Refused {
        boolean aside = request.getString("conversation", "").equals(NONE);
        if (!aside && active.isPresent()) {
            throw new Fault.Refused(Fault.race(
                    "conversation_already_has_active_response",
                    "Conversation already has an active response in progress: "
                            + active.get().id()
                            + ". Wait until the response is finished before creating a new one."));
        }
        if (around.dialect().traits().resultsFirst()) {
            session.conversation()
                    .openCalls()
                    .forEach(call -> around.violations().accept("a response before the result of " + call));
        }
        begin(request, aside);
    }

    /** A turn was detected. While an answer is made that may not be interrupted, its own waits; so it is assumed. */
    void turnEnded() {
        if (active.isPresent()) {
            turnWaits = true;
        } else {
            begin(JsonValue.EMPTY_JSON_OBJECT, false);
        }
    }

    /** Says exactly this. */
    void announce(String text, boolean interruptible) throws Fault.Refused {
        if (active.isPresent()) {
            throw new Fault.Refused(Fault.race("", "Conversation already has an active response in progress."));
        }
        if (!interruptible) {
            long nanos =
                    around.timing().answerDelay.plusMillis(Melody.millis(text)).toNanos();
            deafUntilNanos = System.nanoTime() + nanos;
        }
        start(response(JsonValue.EMPTY_JSON_OBJECT, false), Answer.say(text));
    }

    private void begin(JsonObject request, boolean aside) {
        Settings settings = session.settings();
        Situation situation = new Situation(
                request.getString("instructions", settings.instructions()),
                aside && request.containsKey("input")
                        ? remembered(request.getJsonArray("input"))
                        : session.conversation().memory(),
                request.containsKey("tools") ? request.getJsonArray("tools") : settings.tools(),
                aside,
                request);
        start(response(request, aside), around.script().answer(situation));
    }

    private List<Memory> remembered(JsonArray input) {
        List<Memory> memory = new ArrayList<>();
        for (JsonValue value : input) {
            memory.add(new Item(around.id("item"), Item.Kind.GIVEN, value.asJsonObject()).memory());
        }
        return memory;
    }

    private Response response(JsonObject request, boolean aside) {
        return new Response(session, around, request, aside, this::late);
    }

    private void start(Response response, Answer answer) {
        if (response.aside()) {
            outOfBand.put(response.id(), response);
        } else {
            active = Optional.of(response);
        }
        response.begin(answer, around.timing().answerDelay, () -> ended(response));
    }

    private void ended(Response response) {
        outOfBand.remove(response.id());
        if (active.filter(response::equals).isEmpty()) {
            return;
        }
        active = Optional.empty();
        long now = System.nanoTime();
        playedUntilNanos = Math.max(playedUntilNanos, response.firstAudioNanos().orElse(now))
                + response.audioMillis() * 1_000_000L;
        session.input().silentAfter(Math.max(0, playedUntilNanos - now));
        if (turnWaits) {
            turnWaits = false;
            begin(JsonValue.EMPTY_JSON_OBJECT, false);
        }
    }

    /** The caller began to speak. */
    void interrupt() {
        turnWaits = false;
        active.ifPresent(response -> response.cancel("turn_detected"));
    }

    /** @param responseId empty for the one that enters the conversation */
    void cancel(String responseId) throws Fault.Refused {
        Optional<Response> found = responseId.isEmpty()
                ? active
                : Optional.ofNullable(outOfBand.get(responseId))
                        .or(() -> active.filter(response -> response.id().equals(responseId)));
        found.orElseThrow(() -> new Fault.Refused(
                        Fault.race("response_cancel_not_active", "Cancellation failed: no active response found")))
                .cancel("client_cancelled");
    }

    /** Audio that was on its way when an item was cut. */
    void late(String responseId, String itemId) {
        for (int i = 0; i < around.mischief().lateDeltas; i++) {
            session.say(session.event("response.output_audio.delta")
                    .add("response_id", responseId)
                    .add("item_id", itemId)
                    .add("output_index", 0)
                    .add("content_index", 0)
                    .add(
                            "delta",
                            Response.sound(
                                    Melody.of(
                                            "late", session.settings().output().rate()),
                                    session)));
        }
    }

    static JsonArrayBuilder jsonOf(List<Item> items, String audioType) {
        JsonArrayBuilder output = Json.createArrayBuilder();
        items.forEach(item -> output.add(item.json(audioType)));
        return output;
    }
}
