package ai.beluga.voice.twilio.media;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads Twilio's messages: lenient about order, unknown keys and unknown events; strict about what is used. Works on the
 * stream of tokens, since this runs fifty times a second and call.
 */
final class MediaCodec {

    /** Looked up once: the look-up itself costs more than a message. */
    private static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());

    private static final int MOST_PARAMETERS = 100;
    private static final int DEEPEST = 32;

    private MediaCodec() {}

    /** @throws MalformedMessageException when it is no message of Twilio's */
    static MediaMessage read(String text) throws MalformedMessageException {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (parser.next() != Event.START_OBJECT) {
                throw new MalformedMessageException("a message must be a JSON object");
            }
            Fields fields = new Fields();
            readObject(parser, "", fields);
            if (parser.hasNext()) {
                throw new MalformedMessageException("a message must be one JSON object");
            }
            return message(fields);
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            throw new MalformedMessageException("a message must be JSON");
        }
    }

    /** What a message says, flat: {@code media.payload} for the payload within media. */
    private static final class Fields {
        private final Map<String, String> values = new HashMap<>();
        private final Map<String, String> parameters = new HashMap<>();

        private String required(String name) throws MalformedMessageException {
            String value = values.get(name);
            if (value == null) {
                throw new MalformedMessageException("a message lacks " + name);
            }
            return value;
        }

        private String optional(String name, String otherwise) {
            return values.getOrDefault(name, otherwise);
        }
    }

    private static void readObject(JsonParser parser, String path, Fields fields) throws MalformedMessageException {
        String name = "";
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            switch (event) {
                case KEY_NAME -> name = parser.getString();
                case VALUE_STRING, VALUE_NUMBER -> put(path + name, parser.getString(), fields);
                case START_OBJECT -> readInner(parser, path + name, fields);
                case START_ARRAY -> skip(parser);
                default -> {}
            }
        }
    }

    private static void readInner(JsonParser parser, String path, Fields fields) throws MalformedMessageException {
        switch (path) {
            case "start", "start.mediaFormat", "start.customParameters", "media", "dtmf", "mark", "stop" ->
                readObject(parser, path + ".", fields);
            default -> skip(parser);
        }
    }

    /** To the end of the object or array that was just begun. The parser's own skipping never ends on a cut message, and its
     * own limit of depth is an error of no particular kind. */
    private static void skip(JsonParser parser) throws MalformedMessageException {
        for (int depth = 1; depth > 0; ) {
            depth += switch (parser.next()) {
                case START_OBJECT, START_ARRAY -> 1;
                case END_OBJECT, END_ARRAY -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                throw new MalformedMessageException("a message is nested too deeply");
            }
        }
    }

    private static void put(String path, String value, Fields fields) throws MalformedMessageException {
        String parameters = "start.customParameters.";
        if (!path.startsWith(parameters)) {
            fields.values.put(path, value);
        } else if (fields.parameters.size() < MOST_PARAMETERS) {
            fields.parameters.put(path.substring(parameters.length()), value);
        } else {
            throw new MalformedMessageException("a stream has at most " + MOST_PARAMETERS + " parameters");
        }
    }

    private static MediaMessage message(Fields fields) throws MalformedMessageException {
        String event = fields.required("event");
        return switch (event) {
            case "connected" -> new MediaMessage.Connected();
            case "start" -> start(fields);
            case "media" ->
                new MediaMessage.Media(
                        fields.required("streamSid"),
                        fields.optional("media.track", "inbound").startsWith("inbound"),
                        millis(fields.required("media.timestamp")),
                        bytes(fields.required("media.payload")));
            case "dtmf" -> new MediaMessage.Dtmf(fields.required("streamSid"), digit(fields.required("dtmf.digit")));
            case "mark" -> new MediaMessage.Mark(fields.required("streamSid"), fields.required("mark.name"));
            case "stop" -> new MediaMessage.Stop(fields.required("streamSid"));
            default -> new MediaMessage.Unknown(event);
        };
    }

    private static MediaMessage start(Fields fields) throws MalformedMessageException {
        MediaMessage.Format format = new MediaMessage.Format(
                fields.optional("start.mediaFormat.encoding", MediaMessage.Format.TELEPHONE.encoding()),
                number(fields.optional("start.mediaFormat.sampleRate", "8000")),
                number(fields.optional("start.mediaFormat.channels", "1")));
        return new MediaMessage.Start(
                fields.optional("start.streamSid", fields.optional("streamSid", "")),
                fields.required("start.callSid"),
                format,
                Map.copyOf(fields.parameters));
    }

    private static int number(String text) throws MalformedMessageException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new MalformedMessageException("the media format holds what is no number");
        }
    }

    private static long millis(String text) throws MalformedMessageException {
        try {
            long millis = Long.parseLong(text);
            if (millis >= 0) {
                return millis;
            }
        } catch (NumberFormatException e) {
            throw new MalformedMessageException("media.timestamp is no number");
        }
        throw new MalformedMessageException("media.timestamp is negative");
    }

    private static byte[] bytes(String base64) throws MalformedMessageException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("media.payload is no base64");
        }
    }

    private static char digit(String text) throws MalformedMessageException {
        if (text.length() != 1 || "0123456789*#ABCD".indexOf(text.charAt(0)) < 0) {
            throw new MalformedMessageException("dtmf.digit must be one of 0-9, *, #, A-D");
        }
        return text.charAt(0);
    }
}
