package ai.beluga.voice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the measurements of cost make of their figures. */
class CostTableTest {

    private static final String DECODING = "G711Benchmark.g711Decoding";

    @Test
    void eightBytesForASecondAreTooManyWhereNoneIsAllowed() {
        CostTable table = new CostTable(List.of(cost(DECODING, 8)));

        assertThat(table.faults())
                .containsExactly("g711decoding puts 8.0 bytes on the heap for a second of audio; none is allowed");
    }

    @Test
    void lessThanEightBytesAreTheMeasurementsOwn() {
        CostTable table = new CostTable(List.of(cost(DECODING, 7.9)));

        assertThat(table.faults()).isEmpty();
    }

    @Test
    void otherEnginesMayAllocate() {
        CostTable table = new CostTable(List.of(cost("NoiseSuppressionBenchmark.rnnoise", 5_000)));

        assertThat(table.faults()).isEmpty();
    }

    @Test
    void scoresOfEnergyMayAllocateAndItsArithmeticMayNot() {
        CostTable table = new CostTable(
                List.of(cost("EnergyBenchmark.energy", 3_200), cost("EnergyBenchmark.energyArithmeticAlone", 3_200)));

        assertThat(table.faults()).singleElement().asString().startsWith("energyarithmeticalone puts 3200.0 bytes");
    }

    @Test
    void batchesMustSaveEnoughInLockStep() {
        assertThat(new CostTable(batching(2_499, 1_000, 1_000)).faults())
                .containsExactly("silero alone costs only 2.50 times what batches of 64 calls in lock step cost;"
                        + " at least 2.5 is required");
        assertThat(new CostTable(batching(2_500, 1_000, 2_500)).faults()).isEmpty();
    }

    @Test
    void pageTellsWhatBatchesSave() {
        assertThat(new CostTable(batching(3_000, 1_000, 2_000)).markdown())
                .contains("costs 3.00 times what batches cost in lock step (at least 2.5 is required), and 1.50 times");
    }

    @Test
    void nothingIsSaidOfBatchesThatWereNotMeasured() {
        CostTable table = new CostTable(batching(3_000, 1_000, 2_000).subList(0, 1));

        assertThat(table.faults()).isEmpty();
        assertThat(table.markdown()).doesNotContain("batches save");
    }

    @Test
    void whatHasALimitAndWasNotMeasuredIsMissed() {
        List<Cost> all = Stream.concat(
                        CostTable.FREE_OF_ALLOCATION.stream().map(name -> cost(name, 0)), batching(3, 1, 2).stream())
                .toList();
        List<Cost> some = all.stream()
                .filter(cost -> !List.of(DECODING, Batching.ALONE).contains(cost.benchmark()))
                .toList();

        assertThat(new CostTable(all).missing()).isEmpty();
        assertThat(new CostTable(some).missing())
                .containsExactly(DECODING + " was not measured", Batching.ALONE + " was not measured");
    }

    @Test
    void everyKindHasItsTable() {
        String text = new CostTable(List.of(cost("SpectralNoiseBenchmark.spectral", 0), cost(DECODING, 0))).markdown();

        assertThat(text.indexOf("| g711decoding |"))
                .isBetween(text.indexOf("## Core"), text.indexOf("## Noise suppression"));
        assertThat(text.indexOf("| spectral |")).isGreaterThan(text.indexOf("## Noise suppression"));
    }

    @Test
    void benchmarkWithoutAPlaceOnThePageIsRefused() {
        CostTable table = new CostTable(List.of(cost("OtherBenchmark.work", 0)));

        assertThatIllegalArgumentException().isThrownBy(table::markdown).withMessageContaining("OtherBenchmark.work");
    }

    @Test
    void rowTellsHowManyCallsOneCoreHears() {
        String text = new CostTable(
                        List.of(new Cost("SileroBenchmark.sileroAlone", "silero", 4_000, 3_900, 4_100, 1_234)))
                .markdown();

        assertThat(text).contains("| silero | 4,000 | 3,900 to 4,100 | 250 | 1,234.0 | 24.7 |\n");
    }

    @Test
    void turnIsEstimatedOnceAndNotFrameByFrame() {
        String text = new CostTable(
                        List.of(new Cost("SmartTurnBenchmark.estimate", "estimate", 20_000, 1.5, 21_000, 100)))
                .markdown();

        assertThat(text)
                .contains("| engine | ms per estimate |")
                .contains("| estimate | 20.0 | 0.00150 to 21.0 | 100.0 |\n");
    }

    private static List<Cost> batching(double alone, double inLockStep, double outOfPhase) {
        return List.of(
                new Cost(Batching.ALONE, "alone", alone, alone, alone, 0),
                new Cost(Batching.IN_LOCK_STEP, "in lock step", inLockStep, inLockStep, inLockStep, 0),
                new Cost(Batching.OUT_OF_PHASE, "out of phase", outOfPhase, outOfPhase, outOfPhase, 0));
    }

    private static Cost cost(String benchmark, double bytes) {
        String method = benchmark.substring(benchmark.indexOf('.') + 1);
        return new Cost(benchmark, method.toLowerCase(Locale.ROOT), 2, 1, 3, bytes);
    }
}
