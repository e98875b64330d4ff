package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedTool;
import org.junit.jupiter.api.Test;

/** A reply that nobody may hear calls nothing. */
class ToolsOfPreparedRepliesTest {

    private final ScriptedTool book = ScriptedTool.effect("book");
    private final ScriptedCall call = ScriptedCall.withTools(
                    false, English.TURN.with(English.SILENCE_BORNE), ScriptedTool.box(book))
            .run(ofSeconds(2));

    private void prepares() {
        call.agent.delay(ofMillis(20));
        call.agent.calls("book", "{\"day\":\"monday\"}", result -> "Booked.");
        call.recogniser.delay(ofMillis(20));
        call.callerSays("please book monday for me.");
        for (int frames = 0; call.agent.requests().isEmpty() && frames < 60; frames++) {
            call.run(ofMillis(20));
        }
        assertThat(call.agent.requests()).hasSize(1);
        assertThat(call.agent.requests().getFirst().preemptive()).isTrue();
    }

    @Test
    void toolOfAReplyThatIsUsedIsCalledOnceItIs() {
        prepares();
        call.run(ofSeconds(2));
        assertThat(call.facts(CallEvent.ReplyPrepared.class))
                .extracting(CallEvent.ReplyPrepared::outcome)
                .containsExactly(PreparedOutcome.USED);
        assertThat(book.called()).hasSize(1);

        book.ends("1");
        call.run(ofSeconds(2));

        assertThat(call.heardAtTheFarEnd()).endsWith("Booked.");
    }

    @Test
    void toolOfAReplyThatIsNotUsedNeverRuns() {
        prepares();
        call.run(ofMillis(40));
        assertThat(book.called()).isEmpty();
        call.recogniser.hears("please book monday for me. no tuesday instead.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(3));

        assertThat(call.facts(CallEvent.ReplyPrepared.class).getFirst().outcome())
                .isNotEqualTo(PreparedOutcome.USED);
        assertThat(book.called()).isEmpty();
    }
}
