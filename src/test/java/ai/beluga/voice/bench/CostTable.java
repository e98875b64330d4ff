package ai.beluga.voice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The costs of all engines as Markdown, and what must not cost anything. */
final class CostTable {

    /** What works frame by frame without the heap. */
    static final Set<String> FREE_OF_ALLOCATION = Set.of(
            "G711Benchmark.g711Decoding",
            "G711Benchmark.g711Encoding",
            "ResamplerBenchmark.changeOfSampleRate",
            "EnergyBenchmark.energyArithmeticAlone",
            "SpectralNoiseBenchmark.spectralWithoutTheStage");

    /** Rows without which the page would not be whole. */
    private static final Set<String> REQUIRED = required();

    /** The smallest object has 16 bytes; half of one in a second of audio is what the measurement itself may leave. */
    private static final double TOO_MANY_BYTES = 8;

    private final List<Cost> costs;
    private final Batching batching;

    CostTable(List<Cost> costs) {
        this.costs = costs;
        this.batching = new Batching(costs);
    }

    /** A table a kind. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            List<Cost> rows =
                    costs.stream().filter(cost -> Kind.of(cost) == kind).toList();
            if (!rows.isEmpty()) {
                text.append("\n## ").append(kind.title()).append("\n\n");
                text.append(kind.note()).append('\n').append(kind.head());
                rows.forEach(cost -> text.append(kind.row(cost)));
                text.append(kind == Kind.VOICE_ACTIVITY ? batching.markdown() : "");
            }
        }
        return text.toString();
    }

    /** A sentence for each engine that must not allocate and does, and for batches that save too little. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(batching.faults());
        costs.stream()
                .filter(cost -> FREE_OF_ALLOCATION.contains(cost.benchmark()) && cost.bytes() >= TOO_MANY_BYTES)
                .map(cost -> String.format(
                        Locale.ROOT,
                        "%s puts %.1f bytes on the heap for a second of audio; none is allowed",
                        cost.label(),
                        cost.bytes()))
                .forEach(faults::add);
        return faults;
    }

    /** A sentence for each limit whose figure was not measured. */
    List<String> missing() {
        Set<String> missing = new TreeSet<>(REQUIRED);
        costs.forEach(cost -> missing.remove(cost.benchmark()));
        return missing.stream().map(name -> name + " was not measured").toList();
    }

    private static Set<String> required() {
        Set<String> required = new TreeSet<>(FREE_OF_ALLOCATION);
        required.addAll(List.of(Batching.ALONE, Batching.IN_LOCK_STEP, Batching.OUT_OF_PHASE));
        return required;
    }
}
