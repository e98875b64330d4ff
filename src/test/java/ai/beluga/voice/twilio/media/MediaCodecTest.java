package ai.beluga.voice.twilio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaCodecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media-stream-documented.jsonl",
                "media-stream-real-capture-a.jsonl",
                "media-stream-real-starts.jsonl"
            })
    void everyCapturedFrameIsUnderstood(String file) throws Exception {
        for (String frame : frames(file)) {
            assertThat(MediaCodec.read(frame)).as(frame).isNotInstanceOf(MediaMessage.Unknown.class);
        }
    }

    @Test
    void startTellsCallStreamFormatAndParameters() throws MalformedMessageException {
        MediaMessage message = MediaCodec.read("""
            {"start":{"customParameters":{"ticket":"t0"},"mediaFormat":{"channels":1,"sampleRate":8000,
             "encoding":"audio/x-mulaw","later":[1,{"a":2}]},"tracks":["inbound"],"callSid":"CA1","streamSid":"MZ1"},
             "streamSid":"MZ1","event":"start","sequenceNumber":"1"}\
            """);

        assertThat(message)
                .isEqualTo(new MediaMessage.Start("MZ1", "CA1", MediaMessage.Format.TELEPHONE, Map.of("ticket", "t0")));
    }

    @Test
    void startWithoutParametersIsFine() throws MalformedMessageException {
        MediaMessage message =
                MediaCodec.read("{\"event\":\"start\",\"streamSid\":\"MZ1\",\"start\":{\"callSid\":\"CA1\"}}");

        assertThat(((MediaMessage.Start) message).parameters()).isEmpty();
    }

    @Test
    void mediaBringsItsTimeAndItsBytes() throws MalformedMessageException {
        MediaMessage.Media media = (MediaMessage.Media) MediaCodec.read("{\"event\":\"media\",\"streamSid\":\"MZ1\","
                + "\"media\":{\"payload\":\"AQID\",\"timestamp\":\"155\",\"chunk\":\"1\",\"track\":\"inbound\"}}");

        assertThat(media.timestampMillis()).isEqualTo(155);
        assertThat(media.payload()).containsExactly(1, 2, 3);
        assertThat(media.inbound()).isTrue();
    }

    @Test
    void audioOfTheOtherTrackIsToldApart() throws MalformedMessageException {
        MediaMessage.Media media = (MediaMessage.Media) MediaCodec.read("{\"event\":\"media\",\"streamSid\":\"MZ1\","
                + "\"media\":{\"payload\":\"\",\"timestamp\":\"1\",\"track\":\"outbound\"}}");

        assertThat(media.inbound()).isFalse();
    }

    @Test
    void unknownEventIsNoError() throws MalformedMessageException {
        assertThat(MediaCodec.read("{\"event\":\"weather\",\"weather\":{\"event\":\"stop\",\"x\":[[]]}}"))
                .isEqualTo(new MediaMessage.Unknown("weather"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|a JSON object",
                "{}|lacks event",
                "nonsense|must be JSON",
                "{\"event\":\"media\"} {}|must be",
                "{\"event\":\"mark\",\"streamSid\":\"MZ1\"}|lacks mark.name",
                "{\"event\":\"media\",\"streamSid\":\"M\",\"media\":{\"timestamp\":\"1\",\"payload\":\"!\"}}|no base64",
                "{\"event\":\"media\",\"streamSid\":\"M\",\"media\":{\"timestamp\":\"x\",\"payload\":\"\"}}|is no"
                        + " number",
                "{\"event\":\"media\",\"streamSid\":\"M\",\"media\":{\"timestamp\":\"-1\",\"payload\":\"\"}}|is"
                        + " negative",
                "{\"event\":\"dtmf\",\"streamSid\":\"M\",\"dtmf\":{\"digit\":\"12\"}}|one of 0-9",
                "{\"event\":\"start\",\"start\":{}}|lacks start.callSid",
            })
    void whatCannotBeAMessageIsRefusedWithAReason(String text, String reason) {
        assertThatThrownBy(() -> MediaCodec.read(text))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void brokenFramesAreRefusedAndNothingElseHappens() throws IOException {
        Random random = new Random(42);
        List<String> frames = frames("media-stream-documented.jsonl");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder frame = new StringBuilder(frames.get(random.nextInt(frames.size())));
            for (int edit = 0; edit <= random.nextInt(4); edit++) {
                mutate(frame, random);
            }

            Throwable failure = catchThrowable(() -> MediaCodec.read(frame.toString()));

            assertThat(failure == null || failure instanceof MalformedMessageException)
                    .as("%s: %s", frame, failure)
                    .isTrue();
        }
    }

    @Test
    void deepNestingDoesNotBreakTheReader() {
        String deep = "{\"event\":\"x\",\"y\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";

        Throwable failure = catchThrowable(() -> MediaCodec.read(deep));

        assertThat(failure == null || failure instanceof MalformedMessageException)
                .isTrue();
    }

    private static void mutate(StringBuilder frame, Random random) {
        int at = random.nextInt(frame.length());
        switch (random.nextInt(3)) {
            case 0 -> frame.setCharAt(at, (char) random.nextInt(0x250));
            case 1 -> frame.deleteCharAt(at);
            default -> frame.insert(at, "{}[]\",:0\\\u0000".charAt(random.nextInt(10)));
        }
    }

    /** The documentation's frames stand in an envelope, and their payloads are cut. */
    private static String frame(String line) {
        String envelope = "{\"dir\":\"from-twilio\",\"msg\":";
        return line.startsWith(envelope)
                ? line.substring(envelope.length(), line.length() - 1).replace("...", "")
                : line;
    }

    private static List<String> frames(String file) throws IOException {
        List<String> frames = new ArrayList<>();
        try (var content = MediaCodecTest.class.getResourceAsStream("/twilio/" + file)) {
            String all = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            all.lines()
                    .filter(line -> line.startsWith("{") && !line.contains("\"dir\":\"to-twilio\""))
                    .map(MediaCodecTest::frame)
                    .forEach(frames::add);
        }
        assertThat(frames).isNotEmpty();
        return frames;
    }
}
