package ai.beluga.voice.provider.neuralvad;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a network takes and gives, by name, in its own order. */
record Nodes(Map<String, Node> inputs, Map<String, Node> outputs) {

    /**
     * One tensor.
     *
     * @param kind of its elements, e.g. {@code float} or {@code int64}
     * @param shape its sizes; -1 stands for any
     */
    record Node(String kind, List<Long> shape) {

        static final long ANY = -1;

        boolean is(String wantedKind, long... wanted) {
            return kind.equals(wantedKind) && fits(wanted);
        }

        /** Whether every size is as wanted or open; {@link #ANY} wants nothing. */
        private boolean fits(long... wanted) {
            if (shape.size() != wanted.length) {
                return false;
            }
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i] != ANY && shape.get(i) > 0 && shape.get(i) != wanted[i]) {
                    return false;
                }
            }
            return true;
        }

        String inWords() {
            return kind
                    + shape.stream()
                            .map(size -> size > 0 ? size.toString() : "any")
                            .collect(Collectors.joining(", ", " [", "]"));
        }
    }

    static Nodes of(OrtSession session) throws OrtException {
        return new Nodes(read(session.getInputInfo()), read(session.getOutputInfo()));
    }

    String inWords() {
        return inWords(inputs) + " -> " + inWords(outputs);
    }

    private static String inWords(Map<String, Node> nodes) {
        return nodes.entrySet().stream()
                .map(node -> node.getKey() + " " + node.getValue().inWords())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Node> read(Map<String, NodeInfo> infos) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        infos.forEach((name, info) -> nodes.put(name, node(info)));
        return nodes;
    }

    private static Node node(NodeInfo info) {
        if (info.getInfo() instanceof TensorInfo tensor) {
            return new Node(
                    tensor.type.name().toLowerCase(Locale.ROOT),
                    Arrays.stream(tensor.getShape()).boxed().toList());
        }
        return new Node(info.getInfo().getClass().getSimpleName(), List.of());
    }
}
