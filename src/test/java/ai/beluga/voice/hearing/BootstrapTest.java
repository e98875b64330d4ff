package ai.beluga.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.hearing.Half.Caller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private record Call(Caller caller, double value) {}

    private static double mean(List<Call> calls) {
        return calls.stream().mapToDouble(Call::value).average().orElseThrow();
    }

    private static List<Call> calls(int callers, int each) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < callers * each; i++) {
            calls.add(new Call(new Caller("caller " + i % callers, List.of()), i % callers));
        }
        return calls;
    }

    /** Of two callers both are the same one in every second draw. */
    @Test
    void callersAreDrawnWithAllTheirCalls() {
        assertThat(Bootstrap.of(calls(2, 50), Call::caller, BootstrapTest::mean))
                .isEqualTo(new Bootstrap(0, 1));
    }

    @Test
    void moreCallsOfTheSameCallersAreNoMoreCertain() {
        assertThat(Bootstrap.of(calls(4, 100), Call::caller, BootstrapTest::mean))
                .isEqualTo(Bootstrap.of(calls(4, 1), Call::caller, BootstrapTest::mean));
    }
}
