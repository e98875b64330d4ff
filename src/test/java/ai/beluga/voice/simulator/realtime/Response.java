package ai.beluga.voice.simulator.realtime;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** One response while it is made: steps at their times, until the last or a cancel. Guarded by the session's lock. */
final class Response {

    private static final int DELTA_MILLIS = 100;
    private static final int ARGUMENT_CHARACTERS = 8;

    private final Session session;
    private final Surroundings around;
    private final JsonObject request;
    private final boolean aside;
    private final boolean text;
    private final Settings settings;
    private final String id;
    private final List<Item> output = new ArrayList<>();
    private final AnswerSteps steps;
    private Optional<Item> open = Optional.empty();
    private OptionalLong firstAudioNanos = OptionalLong.empty();
    private String status = "in_progress";
    private Optional<JsonObject> statusDetails = Optional.empty();
    private final BiConsumer<String, String> late;
    private Runnable ended = () -> {};

    /** @param late sends audio of a response's item that was on its way when the response was cancelled */
    Response(Session session, Surroundings around, JsonObject request, boolean aside, BiConsumer<String, String> late) {
        this.late = late;
        this.session = session;
        this.steps = new AnswerSteps(session::later);
        this.around = around;
        this.request = request;
        this.aside = aside;
        this.settings = session.settings();
        this.text = asksFor("text") ? !asksFor("audio") : settings.text() && !asksFor("audio");
        this.id = around.id("resp");
    }

    private boolean asksFor(String modality) {
        return Stream.of("output_modalities", "modalities")
                .filter(request::containsKey)
                .flatMap(name -> request.getJsonArray(name).getValuesAs(JsonString.class).stream())
                .anyMatch(asked -> asked.getString().equals(modality));
    }

    String id() {
        return id;
    }

    boolean aside() {
        return aside;
    }

    OptionalLong firstAudioNanos() {
        return firstAudioNanos;
    }

    int audioMillis() {
        return output.stream().mapToInt(Item::audioMillis).sum();
    }

    /** @param whenEnded done or cancelled, after the client was told */
    void begin(Answer answer, Duration delay, Runnable whenEnded) {
        ended = whenEnded;
        steps.begin();
        session.say(session.event("response.created").add("response", json()));
        if (around.dialect().traits().rateLimits()) {
            session.say(rateLimits());
        }
        long at = Math.max(0, delay.toNanos());
        for (Answer.Part part : answer.parts()) {
            at = switch (part) {
                case Answer.Part.Speech speech -> plan(speech, at);
                case Answer.Part.Call call -> plan(call, at);
            };
        }
        steps.add(at, () -> end(answer.end()));
        steps.go();
    }

    private long plan(Answer.Part.Speech speech, long at) {
        Item item = Item.answer(around.id("item"), text);
        steps.add(at, () -> openMessage(item, speech.text()));
        List<String> words = Melody.words(speech.text());
        long wordNanos = (long) (Melody.WORD_MILLIS * 1_000_000L / around.timing().pace);
        long then = at;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String delta = i == 0 ? word : " " + word;
            steps.add(then, () -> sayWord(item, word, delta));
            then += wordNanos;
        }
        steps.add(then, () -> closeMessage(item, "completed"));
        return then;
    }

    private long plan(Answer.Part.Call call, long at) {
        String callId = around.id("call");
        Item item = Item.call(around.id("item"), callId, call.name());
        steps.add(at, () -> open(item));
        String arguments = call.arguments();
        for (int begin = 0; begin < arguments.length(); begin += ARGUMENT_CHARACTERS) {
            String delta = arguments.substring(begin, Math.min(arguments.length(), begin + ARGUMENT_CHARACTERS));
            steps.add(at, () -> {
                item.arguments(delta);
                session.say(place("response.function_call_arguments.delta", item)
                        .add("call_id", callId)
                        .add("delta", delta));
            });
        }
        steps.add(at, () -> closeCall(item, "completed"));
        return at;
    }

    private void openMessage(Item item, String whole) {
        if (!aside) {
            around.script().saying(whole);
        }
        open(item);
        session.say(place("response.content_part.added", item)
                .add("content_index", 0)
                .add("part", part("")));
    }

    private void open(Item item) {
        open = Optional.of(item);
        output.add(item);
        session.items().belongs(item.id(), id);
        session.say(session.event("response.output_item.added")
                .add("response_id", id)
                .add("output_index", output.indexOf(item))
                .add("item", item.json(around.dialect().traits().audioType())));
        if (!aside) {
            session.conversation().add(item);
            session.items().tell("conversation.item.added", item);
        }
    }

    private JsonObjectBuilder part(String words) {
        return text
                ? Json.createObjectBuilder().add("type", "text").add("text", words)
                : Json.createObjectBuilder().add("type", "audio").add("transcript", words);
    }

    private void sayWord(Item item, String word, String delta) {
        item.word(word);
        String kind = text ? "response.output_text.delta" : "response.output_audio_transcript.delta";
        session.say(content(kind, item).add("delta", delta));
        if (text) {
            return;
        }
        firstAudioNanos = OptionalLong.of(firstAudioNanos.orElse(System.nanoTime()));
        short[] sound = Melody.of(word, settings.output().rate());
        int step = DELTA_MILLIS * settings.output().rate() / 1_000;
        for (int begin = 0; begin < sound.length; begin += step) {
            short[] piece = Arrays.copyOfRange(sound, begin, Math.min(sound.length, begin + step));
            session.say(content("response.output_audio.delta", item).add("delta", sound(piece, session)));
        }
    }

    static String sound(short[] samples, Session session) {
        return Base64.getEncoder().encodeToString(session.settings().output().encode(samples));
    }

    private void closeMessage(Item item, String how) {
        item.status(how);
        if (text) {
            session.say(content("response.output_text.done", item).add("text", item.text()));
        } else {
            session.say(content("response.output_audio.done", item));
            session.say(content("response.output_audio_transcript.done", item).add("transcript", item.text()));
        }
        session.say(content("response.content_part.done", item).add("part", part(item.text())));
        closed(item);
    }

    private void closeCall(Item item, String how) {
        item.status(how);
        if (how.equals("completed")) {
            session.say(place("response.function_call_arguments.done", item)
                    .add("call_id", item.field("call_id"))
                    .add("name", item.field("name"))
                    .add("arguments", item.text()));
        }
        closed(item);
    }

    private void closed(Item item) {
        open = Optional.empty();
        if (!aside && around.dialect().traits().itemDone()) {
            session.items().tell("conversation.item.done", item);
        }
        session.say(session.event("response.output_item.done")
                .add("response_id", id)
                .add("output_index", output.indexOf(item))
                .add("item", item.json(around.dialect().traits().audioType())));
    }

    private JsonObjectBuilder place(String type, Item item) {
        return session.event(type)
                .add("response_id", id)
                .add("item_id", item.id())
                .add("output_index", output.indexOf(item));
    }

    private JsonObjectBuilder content(String type, Item item) {
        return place(type, item).add("content_index", 0);
    }

    private void end(Answer.End how) {
        switch (how) {
            case Answer.End.Completed completed -> done("completed", Optional.empty());
            case Answer.End.Incomplete incomplete -> done("incomplete", details("incomplete", incomplete.reason()));
            case Answer.End.Failed failed ->
                done(
                        "failed",
                        Optional.of(Json.createObjectBuilder()
                                .add("type", "failed")
                                .add(
                                        "error",
                                        Json.createObjectBuilder()
                                                .add("type", failed.type())
                                                .add("code", failed.code())
                                                .add("message", failed.message()))
                                .build()));
        }
    }

    /** Ends it here. */
    void cancel(String reason) {
        steps.stop();
        Optional<Item> cut = open;
        cut.ifPresent(item -> {
            if (item.kind() == Item.Kind.CALL) {
                closeCall(item, "incomplete");
            } else {
                closeMessage(item, "incomplete");
            }
        });
        done("cancelled", details("cancelled", reason));
    }

    private static Optional<JsonObject> details(String type, String reason) {
        return Optional.of(Json.createObjectBuilder()
                .add("type", type)
                .add("reason", reason)
                .build());
    }

    private void done(String how, Optional<JsonObject> details) {
        status = how;
        statusDetails = details;
        session.say(session.event("response.done").add("response", json()));
        output.stream()
                .filter(item -> how.equals("cancelled") && item.kind() == Item.Kind.SPEECH)
                .reduce((earlier, later) -> later)
                .ifPresent(item -> late.accept(id, item.id()));
        ended.run();
    }

    private JsonObject json() {
        Optional<Dialect.Usage> usage = status.equals("in_progress")
                ? Optional.empty()
                : Optional.of(new Dialect.Usage(
                        session.conversation().memory().toString().length() / 4 + 20, audioMillis() / 50 + 10));
        return around.dialect()
                .response(new Dialect.ResponseView(
                        id,
                        status,
                        statusDetails,
                        Answering.jsonOf(output, around.dialect().traits().audioType()),
                        aside ? Optional.empty() : Optional.of(session.conversationId()),
                        request,
                        session.config(),
                        usage));
    }

    private JsonObjectBuilder rateLimits() {
        return session.event("rate_limits.updated")
                .add(
                        "rate_limits",
                        Json.createArrayBuilder()
                                .add(rateLimit("requests", 1_000))
                                .add(rateLimit("tokens", 50_000)));
    }

    private static JsonObjectBuilder rateLimit(String name, int limit) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("limit", limit)
                .add("remaining", limit - 1)
                .add("reset_seconds", 0.06);
    }
}
