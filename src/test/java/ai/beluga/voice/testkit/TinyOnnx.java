package ai.beluga.voice.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes ONNX files of a few hundred bytes, so that no test needs a real network: the mean over all that one item of the batch
 * holds, times a gain, plus an offset, as a probability. Fields by number, as onnx.proto3 gives them.
 */
public final class TinyOnnx {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int OPSET = 13;

    private final String input;
    private final long[] shape;
    private final String output;
    private final List<byte[]> nodes = new ArrayList<>();
    private final List<byte[]> constants = new ArrayList<>();
    private String last;
    private int inputType = FLOAT;
    private byte[] batch = text(2, "b");

    /** @param shape of one item, before which the batch comes */
    public TinyOnnx(String input, String output, long... shape) {
        this.input = input;
        this.output = output;
        this.shape = shape.clone();
        this.last = input;
    }

    /** Of smart-turn v3: {@code input_features} [b,80,800] to {@code logits} [b,1]. Full of sound is over, silence is not. */
    public static byte[] featureModel() {
        return new TinyOnnx("input_features", "logits", 80, 800)
                .mean()
                .scaled(10, -4)
                .sigmoid()
                .bytes();
    }

    /** Of the variant that hears for itself: {@code audio} [b,128000] to {@code probability} [b,1]. The louder, the more over. */
    public static byte[] audioModel() {
        return new TinyOnnx("audio", "probability", 128_000)
                .op("Abs")
                .mean()
                .scaled(100, -2)
                .sigmoid()
                .bytes();
    }

    /** Of smart-turn v3, with one answer whatever it hears. @param probability that the turn is over */
    public static byte[] constantTurn(float probability) {
        return new TinyOnnx("input_features", "logits", 80, 800)
                .mean()
                .scaled(0, probability)
                .bytes();
    }

    /** A voice detector, from {@code audio} [1,256] to {@code score} [1,1], with one answer whatever it hears. */
    public static byte[] constantVoice(float probability) {
        return new TinyOnnx("audio", "score", 256)
                .forOne()
                .mean()
                .scaled(0, probability)
                .bytes();
    }

    /** The batch is one. */
    public TinyOnnx forOne() {
        batch = varint(1, 1);
        return this;
    }

    /** What goes in are whole numbers. */
    public TinyOnnx ofIntegers() {
        inputType = INT64;
        return op("Cast", attribute("to", 2, varint(3, FLOAT)));
    }

    /** One number for each item. */
    public TinyOnnx mean() {
        ByteArrayOutputStream axes = new ByteArrayOutputStream();
        for (int axis = 1; axis <= shape.length; axis++) {
            axes.writeBytes(varint(8, axis));
        }
        return op("ReduceMean", attribute("axes", 7, axes.toByteArray()), attribute("keepdims", 2, varint(3, 0)));
    }

    /** Times {@code gain} plus {@code offset}. */
    public TinyOnnx scaled(float gain, float offset) {
        constant("gain", FLOAT, floats(gain));
        constant("offset", FLOAT, floats(offset));
        return node("Mul", "gain").node("Add", "offset");
    }

    /** To 0..1. */
    public TinyOnnx sigmoid() {
        return op("Sigmoid");
    }

    /** The file, which answers one number for each item: [b,1]. */
    public byte[] bytes() {
        constant("rows", INT64, longs(-1, 1));
        return file(node("Reshape", "rows"), new long[] {1});
    }

    /** The file, which answers with what there is, of the input's shape. */
    public byte[] bytesUnreduced() {
        return file(op("Identity"), shape);
    }

    private byte[] file(TinyOnnx whole, long[] answer) {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        whole.nodes.forEach(node -> graph.writeBytes(field(1, node)));
        graph.writeBytes(text(2, "tiny"));
        constants.forEach(constant -> graph.writeBytes(field(5, constant)));
        graph.writeBytes(field(11, value(input, inputType, shape)));
        graph.writeBytes(field(12, value(last, FLOAT, answer)));
        byte[] opset = field(8, varint(2, OPSET));
        return join(varint(1, 8), field(7, graph.toByteArray()), opset);
    }

    private TinyOnnx op(String type, byte[]... attributes) {
        return node(type, "", attributes);
    }

    /** A node that takes the former one's output and, unless empty, a constant. */
    private TinyOnnx node(String type, String constant, byte[]... attributes) {
        boolean isLast = type.equals("Reshape") || type.equals("Identity");
        String result = isLast ? output : type + nodes.size();
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        node.writeBytes(text(1, last));
        if (!constant.isEmpty()) {
            node.writeBytes(text(1, constant));
        }
        node.writeBytes(text(2, result));
        node.writeBytes(text(4, type));
        for (byte[] attribute : attributes) {
            node.writeBytes(field(5, attribute));
        }
        nodes.add(node.toByteArray());
        last = result;
        return this;
    }

    private void constant(String name, int type, byte[] raw) {
        int size = type == FLOAT ? Float.BYTES : Long.BYTES;
        constants.add(join(varint(1, raw.length / size), varint(2, type), text(8, name), field(9, raw)));
    }

    private static byte[] attribute(String name, int type, byte[] content) {
        return join(text(1, name), content, varint(20, type));
    }

    /** ValueInfo: name, and a tensor's type and shape after the batch. */
    private byte[] value(String name, int type, long[] shape) {
        ByteArrayOutputStream dimensions = new ByteArrayOutputStream();
        dimensions.writeBytes(field(1, batch));
        for (long dimension : shape) {
            dimensions.writeBytes(field(1, varint(1, dimension)));
        }
        byte[] tensor = join(varint(1, type), field(2, dimensions.toByteArray()));
        return join(text(1, name), field(2, field(1, tensor)));
    }

    private static byte[] text(int field, String text) {
        return field(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int field, byte[] content) {
        return join(number(((long) field << 3) | 2), number(content.length), content);
    }

    private static byte[] varint(int field, long value) {
        return join(number((long) field << 3), number(value));
    }

    private static byte[] number(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] floats(float value) {
        return ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
    }

    private static byte[] longs(long... values) {
        ByteBuffer out = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            out.putLong(value);
        }
        return out.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
