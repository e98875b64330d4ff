package ai.beluga.voice.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of both directions, in the documented and captured shapes. */
class MessagesTest {

    private final TwilioFrames frames = new TwilioFrames("AC1", "CA1", "MZ1");

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    @Test
    void sequenceCountsAllFramesAndChunkOnlyMedia() {
        frames.start(Map.of());
        frames.media(new byte[160], 155);
        frames.mark("m");
        JsonObject media = json(frames.media(new byte[160], 175));

        assertThat(media.getString("sequenceNumber")).isEqualTo("4");
        assertThat(media.getJsonObject("media").getString("chunk")).isEqualTo("2");
        assertThat(media.getJsonObject("media").getString("timestamp")).isEqualTo("175");
        assertThat(media.getJsonObject("media").getString("track")).isEqualTo("inbound");
    }

    @Test
    void startHasTheCapturedShape() {
        JsonObject start = json(frames.start(Map.of("ticket", "t")));

        assertThat(start.keySet()).containsExactlyInAnyOrder("event", "sequenceNumber", "start", "streamSid");
        assertThat(start.getJsonObject("start").keySet())
                .containsExactlyInAnyOrder(
                        "accountSid", "streamSid", "callSid", "tracks", "mediaFormat", "customParameters");
        assertThat(start.getJsonObject("start").getJsonObject("mediaFormat").getInt("sampleRate"))
                .isEqualTo(8_000);
    }

    @Test
    void digitAndStopHaveTheDocumentedShape() {
        assertThat(json(frames.dtmf("1")).getJsonObject("dtmf").getString("track"))
                .isEqualTo("inbound_track");
        assertThat(json(frames.stop()).getJsonObject("stop").keySet())
                .containsExactlyInAnyOrder("accountSid", "callSid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"media\",\"streamSid\":\"MZ2\",\"media\":{\"payload\":\"//8=\"}} | another streamSid",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"/*\"}} | not Base64",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"\"}} | without audio",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"UklGRgAA\"}} | WAV",
                "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"//8=\",\"track\":\"x\"}} |"
                        + " [track]",
                "{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":7}} | the text \"name\"",
                "{\"event\":\"mark\",\"streamSid\":\"MZ1\"} | the object \"mark\"",
                "{\"event\":\"stop\",\"streamSid\":\"MZ1\"} | unknown event",
                "[1] | not a JSON object",
                "{\"event\":\"clear\"} | the text \"streamSid\""
            })
    void whatTwilioWouldDropIsNamed(String text, String words) {
        assertThatThrownBy(() -> ServerMessage.read(text, "MZ1"))
                .isInstanceOf(ViolationException.class)
                .hasMessageStartingWith("31951")
                .hasMessageContaining(words);
    }

    @Test
    void burstComesAtTheTimeOfItsLastFrame() {
        LineConditions burst = new LineConditions(Duration.ZERO, 0, Duration.ZERO, 3, 1);
        FramePacer pacer = new FramePacer(burst);
        for (int i = 0; i < 6; i++) {
            pacer.spoken(new byte[160]);
        }

        assertThat(pacer.take(59_000_000)).isEmpty();
        assertThat(pacer.take(60_000_000)).hasSize(3);
        assertThat(pacer.take(120_000_000)).hasSize(3);
    }

    @Test
    void jitterDelaysButNeverReorders() {
        FramePacer pacer = new FramePacer(new LineConditions(Duration.ZERO, 0, Duration.ofMillis(60), 1, 3));
        for (int i = 0; i < 100; i++) {
            pacer.spoken(new byte[160]);
        }

        assertThat(pacer.take(Long.MAX_VALUE))
                .extracting(FramePacer.Due::atNanos)
                .isSorted()
                .hasSize(100);
    }

    @Test
    void shareOfMarksIsLost() {
        LineConditions lossy = new LineConditions(Duration.ZERO, 0.5, Duration.ZERO, 1, 1);
        Random chance = new Random(1);
        int lost = 0;
        for (int i = 0; i < 1_000; i++) {
            lost += lossy.marks().isLost(chance) ? 1 : 0;
        }

        assertThat(lost).isBetween(400, 600);
    }
}
