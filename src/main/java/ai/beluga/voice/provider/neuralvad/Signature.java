package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.provider.neuralvad.Layout.Memory;
import ai.beluga.voice.provider.neuralvad.Layout.Rate;
import ai.beluga.voice.provider.neuralvad.Layout.Window;
import ai.beluga.voice.provider.neuralvad.Nodes.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of network that can be run, told by names, types and sizes of what they take and give. */
enum Signature {

    /** 32 ms with the 4 ms before them in front, one memory. */
    SILERO_5 {
        @Override
        Optional<Layout> match(Nodes nodes, int sampleRateHz) {
            Window window = new Window(sampleRateHz, sampleRateHz * 32 / 1_000, sampleRateHz * 4 / 1_000);
            return silero(nodes, window, List.of(new Memory("state", "stateN", 128)));
        }

        @Override
        String inWords(int sampleRateHz) {
            int row = sampleRateHz * 36 / 1_000;
            return "Silero 5 and 6 (input float [calls, " + row
                    + "], state float [2, calls, 128], sr int64 [] -> output"
                    + " float [calls, 1], stateN float [2, calls, 128])";
        }
    },

    /** 32 ms, two memories. */
    SILERO_4 {
        @Override
        Optional<Layout> match(Nodes nodes, int sampleRateHz) {
            Window window = new Window(sampleRateHz, sampleRateHz * 32 / 1_000, 0);
            return silero(nodes, window, List.of(new Memory("h", "hn", 64), new Memory("c", "cn", 64)));
        }

        @Override
        String inWords(int sampleRateHz) {
            return "Silero 4 (input float [calls, " + sampleRateHz * 32 / 1_000 + "], sr int64 [], h and c float [2,"
                    + " calls, 64] -> output float [calls, 1], hn and cn float [2, calls, 64])";
        }
    },

    /** A window of fixed length, no memory; any names. */
    PLAIN {
        @Override
        Optional<Layout> match(Nodes nodes, int sampleRateHz) {
            if (nodes.inputs().size() != 1 || nodes.outputs().size() != 1) {
                return Optional.empty();
            }
            var audio = nodes.inputs().entrySet().iterator().next();
            var score = nodes.outputs().entrySet().iterator().next();
            if (!audio.getValue().is("float", 1, Node.ANY) || !score.getValue().is("float", 1, 1)) {
                return Optional.empty();
            }
            long samples = audio.getValue().shape().get(1);
            if (samples < shortest(sampleRateHz) || samples > longest(sampleRateHz)) {
                return Optional.empty();
            }
            Window window = new Window(sampleRateHz, (int) samples, 0);
            return Optional.of(new Layout(audio.getKey(), score.getKey(), Optional.empty(), List.of(), window));
        }

        @Override
        String inWords(int sampleRateHz) {
            return "plain (one input float [1, samples] with " + shortest(sampleRateHz) + ".." + longest(sampleRateHz)
                    + " samples -> one output float [1, 1])";
        }

        // 10 ms: less makes more runs than any network is worth.
        private int shortest(int sampleRateHz) {
            return sampleRateHz / 100;
        }

        // 100 ms: with more, the end of speech would be known too late.
        private int longest(int sampleRateHz) {
            return sampleRateHz / 10;
        }
    };

    /** The layout, when the network is of this kind. */
    abstract Optional<Layout> match(Nodes nodes, int sampleRateHz);

    /** For an operator. */
    abstract String inWords(int sampleRateHz);

    /** The layout of a network of any of these kinds. */
    static Optional<Layout> layout(Nodes nodes, int sampleRateHz) {
        return Arrays.stream(values())
                .flatMap(kind -> kind.match(nodes, sampleRateHz).stream())
                .findFirst();
    }

    /** All of them, for an operator. */
    static String accepted(int sampleRateHz) {
        return Arrays.stream(values()).map(kind -> kind.inWords(sampleRateHz)).collect(Collectors.joining("; "));
    }

    private static Optional<Layout> silero(Nodes nodes, Window window, List<Memory> memories) {
        Node audio = nodes.inputs().get("input");
        Node score = nodes.outputs().get("output");
        Node rate = nodes.inputs().get("sr");
        if (audio == null || score == null || rate == null) {
            return Optional.empty();
        }
        boolean named = nodes.inputs().size() == memories.size() + 2
                && nodes.outputs().size() == memories.size() + 1
                && memories.stream().allMatch(memory -> remembers(nodes, memory));
        boolean shaped = audio.is("float", Node.ANY, window.row())
                && score.is("float", Node.ANY, 1)
                && (rate.is("int64") || rate.is("int64", 1));
        return named && shaped
                ? Optional.of(new Layout(
                        "input",
                        "output",
                        Optional.of(new Rate("sr", rate.shape().size())),
                        memories,
                        window))
                : Optional.empty();
    }

    private static boolean remembers(Nodes nodes, Memory memory) {
        Node before = nodes.inputs().get(memory.input());
        Node after = nodes.outputs().get(memory.output());
        return before != null
                && after != null
                && before.is("float", Memory.LAYERS, Node.ANY, memory.size())
                && after.is("float", Memory.LAYERS, Node.ANY, memory.size());
    }
}
