package ai.beluga.voice.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.LoggedLines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLaneTest {

    private final List<String> taken = new ArrayList<>();
    private final EventLane<String> lane = new EventLane<>(event -> {
        if (event.isEmpty()) {
            throw new IllegalStateException("words of the caller");
        }
        taken.add(event);
    });

    @Test
    void callIsNotMuteForGoodAfterOneEventThatCouldNotBeTaken() {
        List<String> logged = LoggedLines.of(EventLane.class, () -> {
            lane.add("one");
            lane.add("");
            lane.add("two");
            lane.drain();
            lane.add("three");
            lane.drain();
        });

        assertThat(taken).containsExactly("one", "two", "three");
        assertThat(logged).hasSize(1).noneMatch(line -> line.contains("words of the caller"));
    }
}
