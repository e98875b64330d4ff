package ai.beluga.voice.simulator.nova;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Coding;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.ModelSimulator;
import ai.beluga.voice.simulator.realtime.Situation;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One stream of a client. What it knows may be asked at any time, also after its end. */
public final class NovaSession implements ModelSimulator.Live {

    private final NovaSurroundings around;
    private final NovaWire wire;
    private final String model;
    private final String completion;
    private final List<Memory> memory = new ArrayList<>();
    private final Set<String> calls = new HashSet<>();
    private final NovaBlocks blocks;
    private JsonObject prompt = JsonValue.EMPTY_JSON_OBJECT;
    private boolean started;
    private boolean promptEnded;
    private boolean over;
    private Optional<NovaAnswer> answer = Optional.empty();

    NovaSession(NovaSurroundings around, NovaWire wire, String model) {
        this.around = around;
        this.wire = wire;
        this.model = model;
        this.completion = around.id("completion");
        this.blocks = new NovaBlocks(this, around);
    }

    /** The model that was asked for. */
    public String model() {
        return model;
    }

    /** What the client began its prompt with. */
    public synchronized JsonObject prompt() {
        return prompt;
    }

    /** The conversation as the model remembers it; roles {@code system}, {@code user}, {@code assistant}, {@code result}. */
    @Override
    public synchronized List<Memory> remembers() {
        return List.copyOf(memory);
    }

    /** How much audio came, in milliseconds. */
    public synchronized int audioMillis() {
        return blocks.millis();
    }

    @Override
    public synchronized boolean isOver() {
        return over;
    }

    List<Memory> memory() {
        return memory;
    }

    /** Calls without a result. */
    Set<String> calls() {
        return calls;
    }

    Coding output() {
        return NovaAnswer.coding(
                prompt.getJsonObject("audioOutputConfiguration").getInt("sampleRateHertz"));
    }

    synchronized void take(String json) {
        if (over) {
            return;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject event = reader.readObject().getJsonObject("event");
            String name = event.keySet().iterator().next();
            JsonObject body = event.getJsonObject(name);
            List<String> wrong = NovaRules.wrong(name, body);
            if (!wrong.isEmpty() || event.size() != 1) {
                violate(wrong.isEmpty() ? "one event a chunk" : wrong.getFirst());
            } else {
                serve(name, body);
            }
            around.received().add(name);
        } catch (JsonException | NullPointerException | ClassCastException broken) {
            violate("the chunk is no event: " + broken.getMessage());
        }
    }

    private void serve(String name, JsonObject body) {
        boolean first = name.equals("sessionStart");
        if (first == started) {
            violate(started ? "sessionStart comes once" : "sessionStart comes first, not " + name);
        } else if (first) {
            started = true;
        } else if (name.equals("promptStart")) {
            if (prompt.isEmpty()) {
                prompt = body;
            } else {
                violate("one prompt a session");
            }
        } else if (name.equals("sessionEnd")) {
            if (!promptEnded) {
                around.violations().accept("the session ends before its prompt");
            }
            over = true;
            wire.end();
        } else if (!body.getString("promptName").equals(prompt.getString("promptName", ""))) {
            violate("no such prompt: " + body.getString("promptName"));
        } else if (name.equals("promptEnd")) {
            if (blocks.open()) {
                around.violations().accept("the prompt ends with a block open");
            }
            promptEnded = true;
        } else {
            blocks.take(name, body);
        }
    }

    /** The model answers to what it remembers. */
    void answer() {
        interrupt();
        NovaAnswer made = new NovaAnswer(this, around);
        answer = Optional.of(made);
        made.make(next());
    }

    private Answer next() {
        String instructions = memory.isEmpty() ? "" : memory.getFirst().text();
        return around.script()
                .answer(new Situation(
                        instructions, remembers(), JsonValue.EMPTY_JSON_ARRAY, false, JsonValue.EMPTY_JSON_OBJECT));
    }

    void interrupt() {
        answer.filter(one -> !one.over()).ifPresent(NovaAnswer::interrupt);
    }

    void usage() {
        JsonObjectBuilder delta = Json.createObjectBuilder()
                .add("input", NovaAnswer.tokens(blocks.millis() / 40, 3))
                .add("output", NovaAnswer.tokens(7, 2));
        say(
                "usageEvent",
                Json.createObjectBuilder()
                        .add("promptName", prompt.getString("promptName"))
                        .add("completionId", completion)
                        .add("details", Json.createObjectBuilder().add("delta", delta))
                        .add("totalTokens", 12));
    }

    void text(String content, String role, String stage, String text, String stop) {
        contentStart(content, "TEXT", role, stage);
        say("textOutput", place(content).add("content", text));
        contentEnd(content, "TEXT", stop);
    }

    void audio(String content, byte[] pcm) {
        say("audioOutput", NovaAnswer.sound(place(content), pcm));
    }

    void contentStart(String content, String type, String role, String stage) {
        JsonObjectBuilder start = place(content).add("type", type).add("role", role);
        if (!stage.isEmpty()) {
            start.add("additionalModelFields", "{\"generationStage\":\"" + stage + "\"}");
        }
        say("contentStart", start);
    }

    void contentEnd(String content, String type, String stop) {
        say("contentEnd", place(content).add("type", type).add("stopReason", stop));
    }

    JsonObjectBuilder place(String content) {
        JsonObjectBuilder place = Json.createObjectBuilder()
                .add("promptName", prompt.getString("promptName"))
                .add("completionId", completion)
                .add("contentId", content);
        if (around.mischief().nulls) {
            place.addNull("additionalModelFields").addNull("details");
        }
        return place;
    }

    void say(String name, JsonObjectBuilder body) {
        if (around.mischief().garble) {
            around.mischief().garble = false;
            wire.event("{\"event\":{");
            return;
        }
        if (around.mischief().strange) {
            wire.event("{\"event\":{\"somethingNew\":{\"depth\":1}}}");
            body.add("novelty", Json.createArrayBuilder().add(1));
        }
        wire.event(Json.createObjectBuilder()
                .add("event", Json.createObjectBuilder().add(name, body))
                .build()
                .toString());
    }

    /** Tells what a client did against the documentation, and ends the stream as the vendor would. */
    void violate(String what) {
        around.violations().accept(what);
        exception("validationException", "Invalid input request, please fix your input and try again.");
    }

    synchronized void exception(String type, String message) {
        over = true;
        wire.exception(type, message);
    }

    synchronized void hang() {
        wire.hang();
    }

    @Override
    public synchronized void drop() {
        over = true;
        wire.drop();
    }

    synchronized void gone() {
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
