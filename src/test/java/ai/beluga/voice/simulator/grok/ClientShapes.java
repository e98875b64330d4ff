package ai.beluga.voice.simulator.grok;

import static ai.beluga.voice.simulator.grok.Shape.any;
import static ai.beluga.voice.simulator.grok.Shape.array;
import static ai.beluga.voice.simulator.grok.Shape.byType;
import static ai.beluga.voice.simulator.grok.Shape.flag;
import static ai.beluga.voice.simulator.grok.Shape.integer;
import static ai.beluga.voice.simulator.grok.Shape.map;
import static ai.beluga.voice.simulator.grok.Shape.number;
import static ai.beluga.voice.simulator.grok.Shape.object;
import static ai.beluga.voice.simulator.grok.Shape.shortText;
import static ai.beluga.voice.simulator.grok.Shape.text;

import ai.beluga.voice.simulator.realtime.Fault;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/** Events of clients as documented. Binary transport and Opus are documented too, but not simulated: they are refused. */
final class ClientShapes {

    private static final int MANY = 1_000;

    private static final Shape G711 = object().needs("type", text()).may("rate", integer(8_000, 8_000));
    private static final Shape FORMAT = byType(Map.of(
            "audio/pcm",
            object().needs("type", text()).may("rate", integer(8_000, 48_000)),
            "audio/pcmu",
            G711,
            "audio/pcma",
            G711));

    private static final Shape AUDIO = object().may(
                    "input",
                    object().may("format", FORMAT)
                            .may("transport", text("json"))
                            .may(
                                    "transcription",
                                    object().may("model", text())
                                            .may("language_hint", text())
                                            .may("keyterms", array(shortText(50), 100))))
            .may(
                    "output",
                    object().may("format", FORMAT)
                            .may("transport", text("json"))
                            .may("speed", number(0.25, 4)));

    private static final Shape DETECTION = object().needs(
                    "type", text("server_vad").orNull())
            .may("threshold", number(0.1, 0.9))
            .may("silence_duration_ms", integer(0, 10_000))
            .may("prefix_padding_ms", integer(0, 10_000))
            .may("idle_timeout_ms", integer(0, 600_000).orNull());

    private static final Shape.Members FUNCTION =
            object().needs("name", text()).may("description", text()).may("parameters", map(any()));

    private static final Shape TOOL = byType(Map.of(
            "function",
            ClientShapes::function,
            "web_search",
            object().needs("type", text()),
            "x_search",
            object().needs("type", text()),
            "file_search",
            object().needs("type", text())
                    .needs("vector_store_ids", array(text(), MANY))
                    .may("max_num_results", integer(1, MANY)),
            "mcp",
            object().needs("type", text())
                    .needs("server_url", text())
                    .needs("server_label", text())
                    .may("allowed_tools", array(text(), MANY))
                    .may("authorization", text())
                    .may("headers", map(text()))));

    private static final Shape SESSION = object().may("voice", text())
            .may("instructions", text())
            .may("turn_detection", DETECTION.orNull())
            .may("tools", array(TOOL, MANY))
            .may("reasoning", object().needs("effort", text("high", "none")))
            .may("resumption", object().needs("enabled", flag()))
            .may("replace", map(text()))
            .may("audio", AUDIO)
            .tolerates("type", "tool_choice", "output_modalities");

    private static final Shape ITEM = byType(Map.of(
            "message",
            object().needs("type", text())
                    .needs("role", text("user", "assistant", "system"))
                    .needs("content", array(content("input_text", "output_text"), MANY))
                    .may("id", text()),
            "force_message",
            object().needs("type", text())
                    .needs("role", text("assistant"))
                    .needs("content", array(content("output_text"), 1))
                    .may("interruptible", flag())
                    .may("voice", text()),
            "function_call",
            object().needs("type", text())
                    .needs("call_id", text())
                    .needs("name", text())
                    .needs("arguments", text())
                    .may("id", text()),
            "function_call_output",
            object().needs("type", text())
                    .needs("call_id", text())
                    .needs("output", text())
                    .may("id", text())));

    /** Each event's shape by its type. */
    static final Map<String, Shape> EVENTS = Map.of(
            "session.update",
            event().needs("session", SESSION),
            "input_audio_buffer.append",
            event().needs("audio", text()),
            "input_audio_buffer.commit",
            event(),
            "input_audio_buffer.clear",
            event(),
            "conversation.item.create",
            event().needs("item", ITEM).may("previous_item_id", text()),
            "conversation.item.delete",
            event().needs("item_id", text()),
            "conversation.item.truncate",
            event().needs("item_id", text())
                    .needs("content_index", integer(0, 0))
                    .needs("audio_end_ms", integer(0, Integer.MAX_VALUE)),
            "response.create",
            event().may(
                            "response",
                            object().may("modalities", array(text("text", "audio"), 2))
                                    .may("instructions", text())
                                    .may("metadata", map(text()))),
            "response.cancel",
            event().may("response_id", text()));

    private ClientShapes() {}

    private static Shape.Members event() {
        return object().needs("type", text()).may("event_id", text());
    }

    private static Shape content(String... types) {
        return object().needs("type", text(types)).needs("text", text());
    }

    /** Flat, as clients send it, or nested, as the schema is said to show it. */
    private static void function(String path, JsonValue value, List<Fault> faults) {
        Shape shape = value.asJsonObject().containsKey("function")
                ? object().needs("type", text()).needs("function", FUNCTION)
                : object().needs("type", text())
                        .needs("name", text())
                        .may("description", text())
                        .may("parameters", map(any()));
        shape.check(path, value, faults);
    }
}
