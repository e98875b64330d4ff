package ai.beluga.voice.provider.neuralvad;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes ONNX files of a chain of operators, by the field numbers of {@code onnx.proto}. */
final class TinyOnnx {

    private static final int FLOAT = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TinyOnnx() {}

    /** The mean of the absolute values of a window, then these operators. */
    static Path loudness(Path file, long[] input, String... operators) throws Exception {
        TinyOnnx graph = new TinyOnnx()
                .message(1, node("Abs", "audio", "absolute"))
                .message(1, mean("absolute", operators.length == 0 ? "level" : "value0"));
        for (int i = 0; i < operators.length; i++) {
            graph.message(1, node(operators[i], "value" + i, i == operators.length - 1 ? "level" : "value" + (i + 1)));
        }
        graph.text(2, "loudness").message(11, tensor("audio", input)).message(12, tensor("level", 1, 1));
        TinyOnnx model = new TinyOnnx().number(1, 8).message(7, graph).message(8, new TinyOnnx().number(2, 13));
        return Files.write(file, model.bytes.toByteArray());
    }

    private static TinyOnnx node(String operator, String input, String output) {
        return new TinyOnnx().text(1, input).text(2, output).text(4, operator);
    }

    /** Over the samples, so that [1, samples] becomes [1, 1]. */
    private static TinyOnnx mean(String input, String output) {
        TinyOnnx axes = new TinyOnnx().text(1, "axes").number(8, 1).number(20, 7);
        return node("ReduceMean", input, output).message(5, axes);
    }

    private static TinyOnnx tensor(String name, long... shape) {
        TinyOnnx sizes = new TinyOnnx();
        for (long size : shape) {
            sizes.message(1, size < 0 ? new TinyOnnx() : new TinyOnnx().number(1, size));
        }
        return new TinyOnnx()
                .text(1, name)
                .message(
                        2,
                        new TinyOnnx()
                                .message(1, new TinyOnnx().number(1, FLOAT).message(2, sizes)));
    }

    private TinyOnnx number(int field, long value) {
        variable(field << 3);
        variable(value);
        return this;
    }

    private TinyOnnx text(int field, String text) {
        return block(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private TinyOnnx message(int field, TinyOnnx message) {
        return block(field, message.bytes.toByteArray());
    }

    private TinyOnnx block(int field, byte[] block) {
        variable(field << 3 | 2);
        variable(block.length);
        bytes.writeBytes(block);
        return this;
    }

    private void variable(long value) {
        long rest = value;
        while (rest > 127) {
            bytes.write((int) (rest & 127 | 128));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
