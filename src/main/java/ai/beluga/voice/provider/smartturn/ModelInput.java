package ai.beluga.voice.provider.smartturn;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What a network wants to hear. */
enum ModelInput {

    /** Smart-turn v3 as published: the features of {@link LogMel}. */
    FEATURES(LogMel.BANDS, LogMel.FRAMES),

    /** The sound itself, -1..1 at 16 kHz; the network makes the features. */
    AUDIO(LogMel.SAMPLES);

    private final List<Long> dimensions;

    ModelInput(long... dimensions) {
        this.dimensions = Arrays.stream(dimensions).boxed().toList();
    }

    /** Of one turn, the batch first. */
    long[] shape() {
        return LongStream.concat(LongStream.of(1), dimensions.stream().mapToLong(Long::longValue))
                .toArray();
    }

    /** How many numbers one turn is. */
    int size() {
        return (int) Arrays.stream(shape()).reduce(1, (product, dimension) -> product * dimension);
    }

    /**
     * Tells by the inputs, whatever their names: one of floats, every dimension but the batch fixed. The first output has to
     * be of floats; that it is one number shows when it is run.
     */
    static Optional<ModelInput> of(OrtSession session) throws OrtException {
        Collection<NodeInfo> inputs = session.getInputInfo().values();
        boolean answers = session.getOutputInfo().values().stream()
                .limit(1)
                .anyMatch(output -> output.getInfo() instanceof TensorInfo tensor && isFloat(tensor));
        if (!answers || inputs.size() != 1) {
            return Optional.empty();
        }
        return inputs.iterator().next().getInfo() instanceof TensorInfo tensor && isFloat(tensor)
                ? Arrays.stream(values())
                        .filter(input -> input.takes(tensor.getShape()))
                        .findFirst()
                : Optional.empty();
    }

    /** For the operator: every input and output with its type. */
    static String signature(OrtSession session) throws OrtException {
        return describe(session.getInputInfo().values()) + " -> "
                + describe(session.getOutputInfo().values());
    }

    private boolean takes(long[] found) {
        long[] one = shape();
        return found.length == one.length
                && (found[0] == 1 || found[0] == -1)
                && Arrays.equals(found, 1, found.length, one, 1, one.length);
    }

    private static boolean isFloat(TensorInfo tensor) {
        return tensor.type == OnnxJavaType.FLOAT;
    }

    private static String describe(Collection<NodeInfo> nodes) {
        return nodes.stream()
                .map(node -> node.getName() + " "
                        + (node.getInfo() instanceof TensorInfo tensor
                                ? tensor.type.name().toLowerCase(Locale.ROOT) + Arrays.toString(tensor.getShape())
                                : "no tensor"))
                .collect(Collectors.joining(", "));
    }
}
