package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.turn.TurnSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreparedOverReplyTest {

    private final ConversationBench bench = new ConversationBench(TurnSettings.DEFAULT, String::equals);

    private void says(String words) {
        bench.starts();
        bench.drain();
        bench.stops();
        bench.text(words, true);
        bench.drain();
    }

    private void passes(int millis) {
        bench.time.advance(Duration.ofMillis(millis));
        bench.drain();
    }

    @Test
    void callerWhoInterruptsTheAgentGetsTheReplyThatWasPreparedForIt() {
        says("tell me more");
        passes(1_000);
        for (int i = 0; i < 2; i++) {
            bench.agentSpeaks(0);
            bench.drain();
        }
        bench.voiceSpeaks();
        bench.drain();
        bench.hear();
        bench.drain();

        says("what are your hours");
        passes(0);
        passes(1_000);

        assertThat(bench.outcomes(PreparedOutcome.OTHER_CONVERSATION)).isZero();
        assertThat(bench.outcomes(PreparedOutcome.USED)).isEqualTo(2);
        bench.end();
    }
}
