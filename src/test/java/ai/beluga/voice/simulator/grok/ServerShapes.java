package ai.beluga.voice.simulator.grok;

import static ai.beluga.voice.simulator.grok.Shape.any;
import static ai.beluga.voice.simulator.grok.Shape.array;
import static ai.beluga.voice.simulator.grok.Shape.integer;
import static ai.beluga.voice.simulator.grok.Shape.map;
import static ai.beluga.voice.simulator.grok.Shape.object;
import static ai.beluga.voice.simulator.grok.Shape.text;

import java.util.Map;

/** Events of the vendor as documented, to hold the simulator against. */
final class ServerShapes {

    private static final int MANY = 10_000;
    private static final Shape NUMBER = integer(0, Integer.MAX_VALUE);

    private static final Shape ITEM = object().needs("id", text())
            .needs("object", text("realtime.item"))
            .needs("type", text("message", "function_call", "function_call_output"))
            .needs("status", text("in_progress", "completed", "incomplete"))
            .may("role", text("user", "assistant", "system"))
            .may(
                    "content",
                    array(
                            object().needs("type", text("input_audio", "input_text", "output_text", "audio"))
                                    .may("text", text())
                                    .may("transcript", text()),
                            MANY))
            .may("call_id", text())
            .may("name", text())
            .may("arguments", text())
            .may("output", text());

    private static final Shape SESSION = object().needs("id", text())
            .needs("object", text("realtime.session"))
            .needs("model", text())
            .needs("voice", text())
            .needs("turn_detection", map(any()).orNull())
            .may("instructions", text())
            .may("modalities", array(text(), 2))
            .may("tools", array(map(any()), MANY))
            .may("audio", map(any()))
            .may("resumption", map(any()))
            .may("reasoning", map(any()))
            .may("replace", map(text()));

    private static final Shape RESPONSE = object().needs("id", text())
            .needs("object", text("realtime.response"))
            .needs("status", text("in_progress", "completed", "cancelled", "failed", "incomplete"))
            .needs("output", array(ITEM, MANY))
            .needs("metadata", map(text()).orNull())
            .may("status_details", map(any()))
            .may(
                    "usage",
                    object().needs("input_tokens", NUMBER)
                            .needs("output_tokens", NUMBER)
                            .needs("total_tokens", NUMBER));

    private static final Shape PART = object().needs("type", text("audio", "text"))
            .may("transcript", text())
            .may("text", text());

    /** Each event's shape by its type. */
    static final Map<String, Shape> EVENTS = Map.ofEntries(
            Map.entry("session.created", event().needs("session", SESSION)),
            Map.entry("session.updated", event().needs("session", SESSION)),
            Map.entry(
                    "conversation.created",
                    event().needs("conversation", object().needs("id", text()).needs("object", text()))),
            Map.entry("ping", event()),
            Map.entry(
                    "input_audio_buffer.speech_started",
                    event().needs("item_id", text()).needs("audio_start_ms", NUMBER)),
            Map.entry(
                    "input_audio_buffer.speech_stopped",
                    event().needs("item_id", text()).needs("audio_end_ms", NUMBER)),
            Map.entry(
                    "input_audio_buffer.committed",
                    event().needs("item_id", text()).needs("previous_item_id", text().orNull())),
            Map.entry("input_audio_buffer.cleared", event()),
            Map.entry("conversation.item.added", item()),
            Map.entry("conversation.item.created", item()),
            Map.entry("conversation.item.deleted", event().needs("item_id", text())),
            Map.entry(
                    "conversation.item.truncated",
                    event().needs("item_id", text())
                            .needs("content_index", NUMBER)
                            .needs("audio_end_ms", NUMBER)
                            .needs("transcript", text())),
            Map.entry("conversation.item.input_audio_transcription.updated", transcript()),
            Map.entry("conversation.item.input_audio_transcription.completed", transcript()),
            Map.entry("response.created", event().needs("response", RESPONSE)),
            Map.entry("response.done", event().needs("response", RESPONSE)),
            Map.entry("response.output_item.added", outputItem()),
            Map.entry("response.output_item.done", outputItem()),
            Map.entry("response.content_part.added", content().needs("part", PART)),
            Map.entry("response.content_part.done", content().needs("part", PART)),
            Map.entry("response.output_audio.delta", content().needs("delta", text())),
            Map.entry("response.output_audio.done", content()),
            Map.entry("response.output_audio_transcript.delta", content().needs("delta", text())),
            Map.entry("response.output_audio_transcript.done", content().needs("transcript", text())),
            Map.entry("response.output_text.delta", content().needs("delta", text())),
            Map.entry("response.output_text.done", content().needs("text", text())),
            Map.entry(
                    "response.function_call_arguments.delta",
                    place().needs("call_id", text()).needs("delta", text())),
            Map.entry(
                    "response.function_call_arguments.done",
                    place().needs("call_id", text()).needs("name", text()).needs("arguments", text())),
            Map.entry(
                    "error",
                    event().needs(
                                    "error",
                                    object().needs(
                                                    "type",
                                                    text(
                                                            "invalid_request_error",
                                                            "invalid_event",
                                                            "internal_error",
                                                            "timeout",
                                                            "max_duration"))
                                            .needs("message", text())
                                            .may("code", text())
                                            .may("param", text().orNull())
                                            .may("event_id", text().orNull()))));

    private ServerShapes() {}

    private static Shape.Members event() {
        return object().needs("type", text()).needs("event_id", text());
    }

    private static Shape item() {
        return event().needs("previous_item_id", text().orNull()).needs("item", ITEM);
    }

    private static Shape transcript() {
        return event().needs("item_id", text()).needs("transcript", text());
    }

    private static Shape outputItem() {
        return event().needs("response_id", text())
                .needs("output_index", NUMBER)
                .needs("item", ITEM);
    }

    private static Shape.Members place() {
        return event().needs("response_id", text()).needs("item_id", text()).needs("output_index", NUMBER);
    }

    private static Shape.Members content() {
        return place().needs("content_index", NUMBER);
    }
}
