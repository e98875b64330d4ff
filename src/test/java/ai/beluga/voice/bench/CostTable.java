package ai.beluga.voice.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The costs of all engines as Markdown, and what must not cost anything. */
final class CostTable {

    /** Benchmarks of what works frame by frame without the heap; the least that counts is a byte a frame. */
    static final Set<String> FREE_OF_ALLOCATION =
            Set.of("G711Benchmark", "ResamplerBenchmark", "EnergyBenchmark", "SpectralNoiseBenchmark");

    private static final double ONE_BYTE = 1;
    private static final String HEAD = """
        | engine | µs per %1$s | fastest to slowest | %2$s | bytes per %3$s | bytes per 20 ms |
        |---|---|---|---|---|---|
        """;
    private static final String FOR_A_SECOND = HEAD.formatted("second of audio and call", "calls per core", "second");

    /** Asked in a pause, not frame by frame. */
    private static final String FOR_AN_ESTIMATE =
            HEAD.formatted("estimate", "estimates per core and second", "estimate");

    private final List<Cost> costs;

    CostTable(List<Cost> costs) {
        this.costs = costs;
    }

    /** What kind of work a benchmark measures; the names of the classes tell. */
    enum Kind {
        CORE("Core", FOR_A_SECOND, "G711|Resampler|Pipeline"),
        VOICE_ACTIVITY("Voice activity", FOR_A_SECOND, "Silero|Fvad|Energy|.*Vad|.*Voice.*"),
        NOISE("Noise suppression", FOR_A_SECOND, "Webrtc|Rnnoise|Spectral|.*Noise.*|Apm"),
        TURN("Turn detection", FOR_AN_ESTIMATE, ".*Turn.*|LogMel.*|Silence"),
        OTHER("Other", FOR_A_SECOND, ".*");

        private final String title;
        private final String head;
        private final String names;

        Kind(String title, String head, String names) {
            this.title = title;
            this.head = head;
            this.names = names;
        }

        static Kind of(Cost cost) {
            String name = cost.benchmark().replace("Benchmark", "");
            for (Kind kind : values()) {
                if (name.matches(kind.names)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /** A table a kind. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            List<Cost> rows =
                    costs.stream().filter(cost -> Kind.of(cost) == kind).toList();
            if (!rows.isEmpty()) {
                text.append("\n## ").append(kind.title).append("\n\n").append(kind.head);
                rows.forEach(cost -> text.append(row(cost)));
            }
        }
        return text.toString();
    }

    /** A sentence for each engine that must not allocate and does; empty when all is well. */
    List<String> wasted() {
        return costs.stream()
                .filter(cost -> FREE_OF_ALLOCATION.contains(cost.benchmark()) && cost.bytesPerFrame() >= ONE_BYTE)
                .map(cost -> String.format(
                        Locale.ROOT,
                        "%s puts %.1f bytes a frame on the heap; none is allowed",
                        cost.label(),
                        cost.bytesPerFrame()))
                .toList();
    }

    /** A sentence for each engine that must not allocate and was not measured. */
    List<String> missing() {
        Set<String> missing = new TreeSet<>(FREE_OF_ALLOCATION);
        costs.forEach(cost -> missing.remove(cost.benchmark()));
        List<String> sentences = new ArrayList<>();
        missing.forEach(name -> sentences.add(name + " was not measured"));
        return sentences;
    }

    private static String row(Cost cost) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s to %s | %,.0f | %s | %s |\n",
                cost.label(),
                figure(cost.micros()),
                figure(cost.fastestMicros()),
                figure(cost.slowestMicros()),
                cost.callsPerCore(),
                bytes(cost.bytes()),
                Kind.of(cost) == Kind.TURN ? "" : bytes(cost.bytesPerFrame()));
    }

    /** Three figures that mean something. */
    private static String figure(double micros) {
        return String.format(Locale.ROOT, micros < 10 ? "%.2f" : micros < 100 ? "%.1f" : "%,.0f", micros);
    }

    /** Less than a byte is what the measurement itself allocates, spread over its rounds. */
    private static String bytes(double bytes) {
        return bytes < ONE_BYTE ? "0" : String.format(Locale.ROOT, "%,.0f", bytes);
    }
}
