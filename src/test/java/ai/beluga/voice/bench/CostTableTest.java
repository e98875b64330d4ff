package ai.beluga.voice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the measurements of cost make of their figures. */
class CostTableTest {

    @Test
    void byteAFrameIsTooMuchWhereNoneIsAllowed() {
        CostTable table = new CostTable(List.of(cost("G711Benchmark", 50)));

        assertThat(table.wasted()).containsExactly("g711 puts 1.0 bytes a frame on the heap; none is allowed");
    }

    @Test
    void lessThanAByteAFrameIsTheMeasurementsOwn() {
        CostTable table = new CostTable(List.of(cost("G711Benchmark", 49)));

        assertThat(table.wasted()).isEmpty();
    }

    @Test
    void otherEnginesMayAllocate() {
        CostTable table = new CostTable(List.of(cost("RnnoiseBenchmark", 5_000)));

        assertThat(table.wasted()).isEmpty();
    }

    @Test
    void engineThatMustNotAllocateAndWasNotMeasuredIsMissed() {
        CostTable table = new CostTable(CostTable.FREE_OF_ALLOCATION.stream()
                .filter(name -> !name.equals("G711Benchmark"))
                .map(name -> cost(name, 0))
                .toList());

        assertThat(table.missing()).containsExactly("G711Benchmark was not measured");
    }

    @Test
    void everyKindHasItsTable() {
        String text = new CostTable(List.of(cost("SpectralNoiseBenchmark", 0), cost("G711Benchmark", 0))).markdown();

        assertThat(text.indexOf("| g711 |")).isBetween(text.indexOf("## Core"), text.indexOf("## Noise suppression"));
        assertThat(text.indexOf("| spectralnoise |")).isGreaterThan(text.indexOf("## Noise suppression"));
    }

    @Test
    void rowTellsHowManyCallsOneCoreHears() {
        String text =
                new CostTable(List.of(new Cost("SileroBenchmark", "silero", 4_000, 3_900, 4_100, 1_234))).markdown();

        assertThat(text).contains("| silero | 4,000 | 3,900 to 4,100 | 250 | 1,234 | 25 |\n");
    }

    @Test
    void turnIsEstimatedOnceAndNotFrameByFrame() {
        String text = new CostTable(List.of(new Cost("SmartTurnBenchmark", "estimate", 20_000, 19_000, 21_000, 100)))
                .markdown();

        assertThat(text)
                .contains("| engine | µs per estimate |")
                .contains("| estimate | 20,000 | 19,000 to 21,000 | 50 | 100 |  |\n");
    }

    private static Cost cost(String benchmark, double bytes) {
        return new Cost(benchmark, benchmark.replace("Benchmark", "").toLowerCase(Locale.ROOT), 2, 1, 3, bytes);
    }
}
