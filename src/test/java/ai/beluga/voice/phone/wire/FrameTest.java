package ai.beluga.voice.phone.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of RFC 6455 section 5.7 and faults of a server. */
class FrameTest {

    private static Frame read(String hex) throws IOException {
        return Frame.read(
                new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(hex))));
    }

    @Test
    void unmaskedTextFrameIsRead() throws IOException {
        Frame frame = read("810548656c6c6f");

        assertThat(frame.last()).isTrue();
        assertThat(frame.opcode()).isEqualTo(Opcode.TEXT);
        assertThat(frame.payload()).asString().isEqualTo("Hello");
    }

    @Test
    void lengthOf16BitsIsRead() throws IOException {
        assertThat(read("827e0100" + "00".repeat(256)).payload()).hasSize(256);
    }

    @ParameterizedTest
    @CsvSource({
        "818537fa213d7f9f4d5158, masked",
        "c10548656c6c6f, reserved bit",
        "0900, fragmented",
        "8300, unknown opcode",
        "827f0000000000200000, 2097152 bytes"
    })
    void faultOfTheServerIsNamed(String hex, String words) {
        assertThatThrownBy(() -> read(hex)).isInstanceOf(ProtocolFault.class).hasMessageContaining(words);
    }

    @Test
    void clientFrameIsMaskedAndCanBeUnmasked() {
        byte[] payload = "x".repeat(300).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] bytes = new Frame(true, Opcode.TEXT, payload).masked();

        assertThat(bytes).hasSize(2 + 2 + 4 + 300);
        assertThat(bytes[1] & 0xFF).isEqualTo(0x80 | 126);
        for (int i = 0; i < payload.length; i++) {
            assertThat((byte) (bytes[8 + i] ^ bytes[4 + i % 4])).isEqualTo(payload[i]);
        }
    }

    @Test
    void acceptOfTheRfcExampleFits() {
        assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
