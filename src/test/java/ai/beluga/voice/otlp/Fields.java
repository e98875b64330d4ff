package ai.beluga.voice.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message of OTLP by the numbers of its fields, which are those of opentelemetry-proto 1.x and stable. Its few messages need no
 * generated classes.
 */
final class Fields {

    /** Of {@code KeyValue}. */
    private static final int KEY = 1;

    private static final int VALUE = 2;

    /** Of {@code AnyValue}. */
    private static final int STRING = 1;

    private static final int BOOL = 2;
    private static final int INT = 3;
    private static final int DOUBLE = 4;

    private final UnknownFieldSet fields;

    private Fields(UnknownFieldSet fields) {
        this.fields = fields;
    }

    /** @throws InvalidProtocolBufferException when the bytes are no protobuf */
    static Fields of(byte[] message) throws InvalidProtocolBufferException {
        return new Fields(UnknownFieldSet.parseFrom(message));
    }

    /** The messages in a repeated field. */
    List<Fields> messages(int number) throws InvalidProtocolBufferException {
        List<Fields> messages = new ArrayList<>();
        for (ByteString bytes : fields.getField(number).getLengthDelimitedList()) {
            messages.add(new Fields(UnknownFieldSet.parseFrom(bytes)));
        }
        return messages;
    }

    /** The message in a field; an empty one when it is not there. */
    Fields message(int number) throws InvalidProtocolBufferException {
        List<Fields> messages = messages(number);
        return messages.isEmpty() ? new Fields(UnknownFieldSet.getDefaultInstance()) : messages.getFirst();
    }

    boolean has(int number) {
        return fields.hasField(number);
    }

    String text(int number) {
        return fields.getField(number).getLengthDelimitedList().stream()
                .findFirst()
                .map(ByteString::toStringUtf8)
                .orElse("");
    }

    String hex(int number) {
        return fields.getField(number).getLengthDelimitedList().stream()
                .findFirst()
                .map(bytes -> HexFormat.of().formatHex(bytes.toByteArray()))
                .orElse("");
    }

    /** Of eight bytes, whole. */
    long fixed(int number) {
        return fields.getField(number).getFixed64List().stream().findFirst().orElse(0L);
    }

    /** A list of eight bytes each, packed or not. */
    List<Long> allFixed(int number) {
        List<Long> all = new ArrayList<>(fields.getField(number).getFixed64List());
        for (ByteString packed : fields.getField(number).getLengthDelimitedList()) {
            ByteBuffer values = packed.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            while (values.hasRemaining()) {
                all.add(values.getLong());
            }
        }
        return all;
    }

    /** Of eight bytes, a fraction. */
    double fraction(int number) {
        return Double.longBitsToDouble(fixed(number));
    }

    long number(int number) {
        return fields.getField(number).getVarintList().stream().findFirst().orElse(0L);
    }

    /** A list of {@code KeyValue}, values as text. */
    Map<String, String> attributes(int number) throws InvalidProtocolBufferException {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Fields pair : messages(number)) {
            attributes.put(pair.text(KEY), pair.message(VALUE).anyValue());
        }
        return attributes;
    }

    private String anyValue() {
        if (has(BOOL)) {
            return "" + (number(BOOL) != 0);
        }
        if (has(INT)) {
            return "" + number(INT);
        }
        return has(DOUBLE) ? "" + fraction(DOUBLE) : text(STRING);
    }
}
