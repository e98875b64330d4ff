package ai.beluga.voice.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtlpReceiverTest {

    private static final String PROTOBUF = "application/x-protobuf";

    private OtlpReceiver receiver;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        receiver = OtlpReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
        client.close();
    }

    @Test
    void spanIsReadAsItWasSent() throws Exception {
        assertThat(post("/v1/traces", PROTOBUF, "", trace())).isEqualTo(200);

        assertThat(receiver.spans())
                .containsExactly(new ReceivedSpan(
                        "ours",
                        "0102",
                        "03",
                        "",
                        "call",
                        5,
                        9,
                        Map.of("kind", "answer", "number", "7"),
                        Map.of("first token", 6L),
                        false));
    }

    @Test
    void compressedRequestsAreReadToo() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(trace());
        }

        assertThat(post("/v1/traces", PROTOBUF, "gzip", packed.toByteArray())).isEqualTo(200);

        assertThat(receiver.spans()).hasSize(1);
    }

    @Test
    void laterValueOfAMeasureTakesThePlaceOfTheFormer() throws Exception {
        post("/v1/metrics", PROTOBUF, "", metric(1));
        post("/v1/metrics", PROTOBUF, "", metric(4));

        assertThat(receiver.points()).containsExactly(new ReceivedPoint("ours", "calls", "{call}", Map.of(), 1, 4));
    }

    @Test
    void histogramIsReadWithItsBuckets() throws Exception {
        UnknownFieldSet point = message(Map.of(4, fixed(6), 6, packed(2, 3, 1), 7, packed(bits(0.5), bits(2))));
        post(
                "/v1/metrics",
                PROTOBUF,
                "",
                request(message(Map.of(1, text("time"), 9, in(message(Map.of(1, in(point))))))));

        ReceivedHistogram histogram = receiver.histograms().getFirst();
        assertThat(histogram)
                .isEqualTo(new ReceivedHistogram("ours", "time", Map.of(), List.of(0.5, 2.0), List.of(2L, 3L, 1L)));
        assertThat(histogram.boundWithAbove(4)).isEqualTo(0.5);
        assertThat(histogram.boundWithAbove(3)).isEqualTo(2.0);
        assertThat(histogram.boundWithAbove(0)).isInfinite();
        assertThat(histogram.since(histogram).count()).isZero();
    }

    private static Field packed(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        return Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(bytes.array()))
                .build();
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    @Test
    void whatIsNoProtobufIsRefused() throws Exception {
        assertThat(post("/v1/traces", "application/json", "", "{}".getBytes())).isEqualTo(415);
        assertThat(post("/v1/traces", PROTOBUF, "", new byte[] {(byte) 0xff, 1}))
                .isEqualTo(400);

        assertThat(receiver.refused()).hasSize(2);
        assertThat(receiver.spans()).isEmpty();
    }

    @Test
    void everythingHoldsNamesAndTexts() throws Exception {
        post("/v1/traces", PROTOBUF, "", trace());

        assertThat(receiver.everything()).contains("call", "first token", "answer");
    }

    private int post(String path, String type, String encoding, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(receiver.endpoint().resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static byte[] trace() {
        UnknownFieldSet event = message(Map.of(1, fixed(6), 2, text("first token")));
        UnknownFieldSet span = UnknownFieldSet.newBuilder()
                .mergeFrom(message(Map.of(
                        1, bytes(1, 2),
                        2, bytes(3),
                        5, text("call"),
                        7, fixed(5),
                        8, fixed(9),
                        11, in(event))))
                .addField(
                        9,
                        Field.newBuilder()
                                .addLengthDelimited(attribute("kind", message(Map.of(1, text("answer")))))
                                .addLengthDelimited(attribute("number", message(Map.of(3, number(7)))))
                                .build())
                .build();
        return request(span);
    }

    private static byte[] metric(long value) {
        UnknownFieldSet sum = message(Map.of(1, in(message(Map.of(6, fixed(value))))));
        return request(message(Map.of(1, text("calls"), 3, text("{call}"), 7, in(sum))));
    }

    private static byte[] request(UnknownFieldSet entry) {
        UnknownFieldSet scope = message(Map.of(1, in(message(Map.of(1, text("ours")))), 2, in(entry)));
        return message(Map.of(1, in(message(Map.of(2, in(scope)))))).toByteArray();
    }

    private static ByteString attribute(String key, UnknownFieldSet value) {
        return message(Map.of(1, text(key), 2, in(value))).toByteString();
    }

    private static UnknownFieldSet message(Map<Integer, Field> fields) {
        UnknownFieldSet.Builder message = UnknownFieldSet.newBuilder();
        fields.forEach(message::addField);
        return message.build();
    }

    private static Field in(UnknownFieldSet message) {
        return Field.newBuilder().addLengthDelimited(message.toByteString()).build();
    }

    private static Field text(String text) {
        return Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(text))
                .build();
    }

    private static Field bytes(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return Field.newBuilder().addLengthDelimited(ByteString.copyFrom(all)).build();
    }

    private static Field fixed(long value) {
        return Field.newBuilder().addFixed64(value).build();
    }

    private static Field number(long value) {
        return Field.newBuilder().addVarint(value).build();
    }
}
