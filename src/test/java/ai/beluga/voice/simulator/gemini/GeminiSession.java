package ai.beluga.voice.simulator.gemini;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.ModelSimulator;
import ai.beluga.voice.simulator.realtime.Situation;
import ai.beluga.voice.simulator.wire.SimulatedSocket;
import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connection of a client. What it knows may be asked at any time, also after its end. */
public final class GeminiSession implements ModelSimulator.Live {

    static final int INVALID = 1007;

    private final GeminiSurroundings around;
    private final SimulatedSocket socket;
    private final GeminiOutbox out;
    private final Upgrade upgrade;
    private final GeminiMemory memory = new GeminiMemory();
    private final GeminiInput input;
    private JsonObject setup = JsonValue.EMPTY_JSON_OBJECT;
    private boolean ready;
    private boolean awaitsHistory;
    private boolean over;
    private Optional<GeminiAnswer> answer = Optional.empty();

    GeminiSession(GeminiSurroundings around, SimulatedSocket socket, GeminiOutbox out, Upgrade upgrade) {
        this.around = around;
        this.socket = socket;
        this.out = out;
        this.upgrade = upgrade;
        this.input = new GeminiInput(this, around);
    }

    /** The request that opened it. */
    public Upgrade upgrade() {
        return upgrade;
    }

    /** What the client set up; empty before. */
    public synchronized JsonObject setup() {
        return setup;
    }

    /** The conversation as the model remembers it, in order; roles {@code user}, {@code model}, {@code result}. */
    @Override
    public synchronized List<Memory> remembers() {
        return memory.all();
    }

    /** How much audio came, in milliseconds. */
    public synchronized int audioMillis() {
        return input.millis();
    }

    @Override
    public synchronized boolean isOver() {
        return over;
    }

    GeminiMemory memory() {
        return memory;
    }

    JsonObject detection() {
        return GeminiRules.object(GeminiRules.object(setup, "realtimeInputConfig"), "automaticActivityDetection");
    }

    boolean interrupts() {
        return !GeminiRules.object(setup, "realtimeInputConfig")
                .getString("activityHandling", "")
                .equals("NO_INTERRUPTION");
    }

    /** @param came told of the type of each message that came, after it was served */
    void take(SimulatedSocket.Message message, Consumer<String> came) {
        came.accept(take(message));
    }

    private synchronized String take(SimulatedSocket.Message message) {
        try (JsonReader reader = Json.createReader(new StringReader(message.text()))) {
            JsonObject object = reader.readObject();
            List<String> wrong = GeminiRules.wrong(object);
            String type = object.isEmpty() ? "" : object.keySet().iterator().next();
            if (!wrong.isEmpty()) {
                wrong.forEach(around.violations());
                refuse("Request contains an invalid argument: " + wrong.getFirst());
            } else if (type.equals("setup") == ready) {
                violate(ready ? "setup comes once" : "setup comes first, not " + type);
            } else {
                serve(type, object.getJsonObject(type));
            }
            return type.equals("realtimeInput")
                    ? object.getJsonObject(type).keySet().iterator().next()
                    : type;
        } catch (JsonException broken) {
            violate("the message is no JSON");
            return "";
        }
    }

    private void serve(String type, JsonObject body) {
        switch (type) {
            case "setup" -> setUp(body);
            case "clientContent" -> contents(body);
            case "realtimeInput" -> {
                if (awaitsHistory) {
                    violate("history is to be complete before the first realtimeInput");
                } else {
                    input.take(body);
                }
            }
            case "toolResponse" -> toolResponse(body);
            default -> {} // contextUpdate changes nothing that is simulated
        }
    }

    private void setUp(JsonObject wanted) {
        setup = wanted;
        if (around.mischief().refuseSetupWith != 0) {
            out.close(around.mischief().refuseSetupWith, "Request contains an invalid argument.");
            return;
        }
        String handle = GeminiRules.object(wanted, "sessionResumption").getString("handle", "");
        if (!handle.isEmpty()) {
            List<Memory> before = around.kept().get(handle);
            if (before == null) {
                refuse("BidiGenerateContent session not found");
                return;
            }
            memory.addAll(before);
        }
        ready = true;
        awaitsHistory = GeminiRules.object(wanted, "historyConfig").getBoolean("initialHistoryInClientContent", false);
        if (!around.mischief().silentSetup) {
            say(Json.createObjectBuilder().add("setupComplete", JsonValue.EMPTY_JSON_OBJECT));
            keep();
        }
        var unused = later(around.timing().lifetime.toNanos(), this::expire);
    }

    private void contents(JsonObject content) {
        if (!awaitsHistory) {
            interrupt();
        }
        for (JsonValue turn : GeminiRules.array(content, "turns")) {
            JsonObject one = turn.asJsonObject();
            memory.add(new Memory(around.id("given"), one.getString("role", "user"), GeminiRules.text(one)));
        }
        boolean complete = content.getBoolean("turnComplete", false);
        if (awaitsHistory) {
            awaitsHistory = !complete;
        } else if (complete) {
            answer();
        }
    }

    private void toolResponse(JsonObject response) {
        GeminiAnswer asked = answer.filter(one -> !one.over()).orElse(null);
        for (JsonValue value : GeminiRules.array(response, "functionResponses")) {
            JsonObject result = value.asJsonObject();
            String call = result.getString("id", "");
            String name = asked == null ? null : asked.openCalls().remove(call);
            if (name == null) {
                around.violations().accept("a result nobody waits for: " + call);
            } else if (!name.equals(result.getString("name", ""))) {
                violate("the result of " + name + " has another name");
            } else {
                memory.add(new Memory(
                        call, "result", GeminiRules.object(result, "response").toString()));
            }
        }
        if (asked != null && asked.openCalls().isEmpty()) {
            asked.make(next());
        }
    }

    /** The model answers to what it remembers. */
    void answer() {
        GeminiAnswer made = new GeminiAnswer(this, around);
        answer = Optional.of(made);
        made.make(next());
    }

    private Answer next() {
        return around.script()
                .answer(new Situation(
                        GeminiRules.text(GeminiRules.object(setup, "systemInstruction")),
                        memory.all(),
                        setup.get("tools") instanceof JsonArray tools ? tools : JsonValue.EMPTY_JSON_ARRAY,
                        false,
                        JsonValue.EMPTY_JSON_OBJECT));
    }

    void interrupt() {
        answer.filter(one -> !one.over()).ifPresent(GeminiAnswer::interrupt);
    }

    void content(Consumer<JsonObjectBuilder> fill) {
        JsonObjectBuilder content = Json.createObjectBuilder();
        fill.accept(content);
        say(Json.createObjectBuilder().add("serverContent", content));
    }

    void turnComplete(Consumer<JsonObjectBuilder> fill, int saidMillis) {
        JsonObjectBuilder content = Json.createObjectBuilder().add("turnComplete", true);
        fill.accept(content);
        int prompt = memory.all().toString().length() / 4;
        say(Json.createObjectBuilder()
                .add("serverContent", content)
                .add(
                        "usageMetadata",
                        Json.createObjectBuilder()
                                .add("promptTokenCount", prompt + input.millis() / 40)
                                .add("responseTokenCount", saidMillis / 40)
                                .add("totalTokenCount", prompt + (input.millis() + saidMillis) / 40)
                                .add("promptTokensDetails", tokens("TEXT", prompt, "AUDIO", input.millis() / 40))
                                .add("responseTokensDetails", tokens("AUDIO", saidMillis / 40, "TEXT", 0))));
        keep();
    }

    private static JsonArray tokens(String one, int count, String other, int otherCount) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("modality", one).add("tokenCount", count))
                .add(Json.createObjectBuilder().add("modality", other).add("tokenCount", otherCount))
                .build();
    }

    /** The conversation may be gone on with from here, if the client wants to hear of it. */
    private void keep() {
        if (setup.containsKey("sessionResumption")) {
            String handle = around.id("handle");
            around.kept().put(handle, memory.all());
            say(Json.createObjectBuilder()
                    .add(
                            "sessionResumptionUpdate",
                            Json.createObjectBuilder().add("newHandle", handle).add("resumable", true)));
        }
    }

    synchronized void goAway(long seconds) {
        say(Json.createObjectBuilder().add("goAway", Json.createObjectBuilder().add("timeLeft", seconds + "s")));
    }

    synchronized void expire() {
        close(1011, "Deadline expired before operation could complete.");
    }

    void say(JsonObjectBuilder message) {
        JsonObject built = message.build();
        VendorTypes.server(built.toString())
                .forEach(wrong -> around.violations().accept("the simulator: " + wrong));
        out.say(built);
    }

    /** Tells what a client did against the documentation, and ends the connection as the vendor would. */
    void violate(String what) {
        around.violations().accept(what);
        refuse("Request contains an invalid argument.");
    }

    private void refuse(String reason) {
        out.close(INVALID, reason.substring(0, Math.min(reason.length(), 100)));
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

    synchronized void ended() {
        over = true;
    }

    Future<?> later(long nanos, Runnable action) {
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
}
