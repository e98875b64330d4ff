package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Report;
import ai.beluga.voice.phone.StreamRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Eight conversations at the same time, all on the engines inside the process. */
@ExtendWith(ArquillianExtension.class)
class EmbeddedCallsLoad {

    private static final int CALLS = 8;
    private static final int TURNS = 5;
    private static final Duration APART = Duration.ofMillis(700);

    @Deployment(testable = false)
    static WebArchive gateway() {
        return LoadArchive.with(Map.of());
    }

    @Test
    void promptsAreHeardWithoutABreak() throws Exception {
        assertThat(Gateway.becomesReady()).isTrue();
        String[] talk = Calls.lines(
                List.of("wait greeting"), TURNS, List.of("say audio/demo-question.ulaw.wav", "wait reply"), "hang up");

        List<CallRecord> calls = Calls.place(LoadArchive.phone(), CALLS, APART, talk);

        Figures.tell(CALLS + " calls on embedded engines", Report.of(calls));
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
            assertThat(call.stream().replies()).hasSize(1 + TURNS);
        });
        assertThat(calls.stream().map(CallRecord::stream).mapToInt(StreamRecord::underruns))
                .allMatch(underruns -> underruns == 0);
    }
}
