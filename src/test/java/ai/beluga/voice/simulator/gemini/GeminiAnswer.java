package ai.beluga.voice.simulator.gemini;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.AnswerSteps;
import ai.beluga.voice.simulator.realtime.Coding;
import ai.beluga.voice.simulator.realtime.Melody;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One turn of the model while it is made: steps at their times, until the last or an interruption. Guarded by the session's lock. */
final class GeminiAnswer {

    private static final Coding SOUND = new Coding(Coding.Kind.PCM16, 24_000);
    /** The service waits for what it made to be played; so long is waited here. */
    private static final Duration PLAYBACK = Duration.ofMillis(40);

    private final GeminiSession session;
    private final GeminiSurroundings around;
    private final String id;
    private final AnswerSteps steps;
    private final Map<String, String> openCalls = new LinkedHashMap<>();
    private int saidMillis;
    private boolean over;

    GeminiAnswer(GeminiSession session, GeminiSurroundings around) {
        this.session = session;
        this.steps = new AnswerSteps(session::later);
        this.around = around;
        this.id = around.id("turn");
    }

    boolean over() {
        return over;
    }

    /** Calls without a result, by id. */
    Map<String, String> openCalls() {
        return openCalls;
    }

    /** Makes this from now on; also what follows the results of tools. */
    void make(Answer answer) {
        steps.begin();
        long at = around.timing().answerDelay.toNanos();
        List<Answer.Part.Call> calls = answer.parts().stream()
                .filter(Answer.Part.Call.class::isInstance)
                .map(Answer.Part.Call.class::cast)
                .toList();
        for (Answer.Part part : answer.parts()) {
            if (part instanceof Answer.Part.Speech speech) {
                at = plan(speech.text(), at);
            }
        }
        if (calls.isEmpty()) {
            long done = at;
            steps.add(done, () -> generated(answer.end()));
            if (around.mischief().words == GeminiMischief.Words.LATE) {
                answer.parts().stream()
                        .filter(Answer.Part.Speech.class::isInstance)
                        .map(Answer.Part.Speech.class::cast)
                        .forEach(speech ->
                                steps.add(done, () -> session.content(content -> words(content, speech.text()))));
            }
            steps.add(done + PLAYBACK.toNanos(), () -> ended(answer.end()));
        } else {
            steps.add(at, () -> call(calls));
        }
        steps.go();
    }

    private long plan(String text, long at) {
        steps.add(at, () -> around.script().saying(text));
        long wordNanos = (long) (Melody.WORD_MILLIS * 1_000_000L / around.timing().pace);
        GeminiMischief.Words order = around.mischief().words;
        List<String> words = Melody.words(text);
        if (order == GeminiMischief.Words.BEFORE) {
            steps.add(at, () -> session.content(content -> words(content, String.join(" ", words))));
        }
        long then = at;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String shown = i == 0 ? word : " " + word;
            steps.add(then, () -> say(word, shown, order == GeminiMischief.Words.AMONG));
            then += wordNanos;
        }
        if (order == GeminiMischief.Words.BEHIND) {
            steps.add(then, () -> session.content(content -> words(content, String.join(" ", words))));
        }
        return then;
    }

    private void say(String word, String shown, boolean withWords) {
        session.memory().grow(id, "model", word);
        saidMillis += Melody.WORD_MILLIS;
        byte[] pcm = SOUND.encode(Melody.of(word, SOUND.rate()));
        int cut = around.mischief().tornSamples ? pcm.length / 2 | 1 : pcm.length;
        byte[] first = Arrays.copyOfRange(pcm, 0, cut);
        byte[] second = Arrays.copyOfRange(pcm, cut, pcm.length);
        if (withWords && !around.mischief().together) {
            session.content(content -> words(content, shown));
        }
        session.content(content -> {
            audio(content, first);
            if (withWords && around.mischief().together) {
                words(content, shown);
            }
        });
        if (second.length > 0) {
            session.content(content -> audio(content, second));
        }
    }

    private static void words(JsonObjectBuilder content, String text) {
        content.add("outputTranscription", Json.createObjectBuilder().add("text", text));
    }

    private static void audio(JsonObjectBuilder content, byte[] pcm) {
        JsonArrayBuilder parts = Json.createArrayBuilder();
        int half = pcm.length / 4 * 2;
        for (byte[] piece : List.of(Arrays.copyOfRange(pcm, 0, half), Arrays.copyOfRange(pcm, half, pcm.length))) {
            parts.add(Json.createObjectBuilder()
                    .add(
                            "inlineData",
                            Json.createObjectBuilder()
                                    .add("mimeType", "audio/pcm;rate=24000")
                                    .add("data", Base64.getEncoder().encodeToString(piece))));
        }
        content.add("modelTurn", Json.createObjectBuilder().add("role", "model").add("parts", parts));
    }

    private void call(List<Answer.Part.Call> calls) {
        JsonArrayBuilder functions = Json.createArrayBuilder();
        for (Answer.Part.Call call : calls) {
            String callId = around.id("fc");
            openCalls.put(callId, call.name());
            functions.add(Json.createObjectBuilder()
                    .add("id", callId)
                    .add("name", call.name())
                    .add("args", json(call.arguments())));
        }
        session.say(Json.createObjectBuilder()
                .add("toolCall", Json.createObjectBuilder().add("functionCalls", functions)));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private void generated(Answer.End end) {
        if (end instanceof Answer.End.Completed && !around.mischief().together) {
            session.content(content -> content.add("generationComplete", true));
        }
    }

    private void ended(Answer.End end) {
        over = true;
        session.turnComplete(
                content -> {
                    if (end instanceof Answer.End.Completed && around.mischief().together) {
                        content.add("generationComplete", true);
                    }
                    if (end instanceof Answer.End.Incomplete incomplete) {
                        content.add("turnCompleteReason", incomplete.reason());
                    }
                    if (end instanceof Answer.End.Failed) {
                        content.add("turnCompleteReason", "MALFORMED_FUNCTION_CALL");
                    }
                },
                saidMillis);
    }

    /** A client's message or the caller's voice ends it here. */
    void interrupt() {
        over = true;
        steps.stop();
        if (!openCalls.isEmpty()) {
            JsonArrayBuilder ids = Json.createArrayBuilder();
            openCalls.keySet().forEach(ids::add);
            openCalls.clear();
            session.say(Json.createObjectBuilder()
                    .add("toolCallCancellation", Json.createObjectBuilder().add("ids", ids)));
        }
        session.content(content -> content.add("interrupted", true));
        for (int i = 0; i < around.mischief().lateAudio; i++) {
            session.content(content -> audio(content, SOUND.encode(Melody.of("late", SOUND.rate()))));
        }
        session.turnComplete(content -> {}, saidMillis);
    }
}
