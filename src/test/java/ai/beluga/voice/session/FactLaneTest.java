package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.CallerSpeaking;
import ai.beluga.voice.event.CallEvent.DigitPressed;
import ai.beluga.voice.event.CallId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class FactLaneTest {

    private static final CallId CALL = new CallId("CA1");

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<CallEvent> told = new ArrayList<>();
    private final List<Long> sequences = new ArrayList<>();

    @Test
    void factsAreNumberedWithoutGapsAndToldElsewhere() {
        FactLane lane = lane();

        lane.add(new CallerSpeaking("a"));
        lane.add(new DigitPressed());
        assertThat(told).isEmpty();
        assertThat(waiting).hasSize(1);
        waiting.remove().run();

        assertThat(told).containsExactly(new CallerSpeaking("a"), new DigitPressed());
        assertThat(sequences).containsExactly(1L, 2L);
    }

    @Test
    void receiverThatFailsStillGetsTheNextFact() {
        FactLane lane = new FactLane(CALL, waiting::add, (call, sequence, fact) -> {
            told.add(fact);
            throw new IllegalStateException("planted");
        });
        lane.add(new DigitPressed());
        lane.add(new CallerSpeaking("a"));

        waiting.remove().run();

        assertThat(told).hasSize(2);
    }

    @Test
    void slowReceiverCostsInterimTextsOnly() {
        FactLane lane = lane();
        for (int i = 0; i < 1_500; i++) {
            lane.add(new CallerSpeaking("text " + i));
        }
        lane.add(new DigitPressed());

        waiting.remove().run();

        assertThat(told).hasSize(1_001).endsWith(new DigitPressed());
        assertThat(sequences).last().isEqualTo(1_001L);
    }

    @Test
    void factIsToldAlsoWhenThereIsNoThreadForIt() {
        FactLane lane = new FactLane(
                CALL,
                task -> {
                    throw new RejectedExecutionException("full");
                },
                (call, sequence, fact) -> told.add(fact));

        lane.add(new DigitPressed());

        assertThat(told).containsExactly(new DigitPressed());
    }

    private FactLane lane() {
        return new FactLane(CALL, waiting::add, (call, sequence, fact) -> {
            sequences.add(sequence);
            told.add(fact);
        });
    }
}
