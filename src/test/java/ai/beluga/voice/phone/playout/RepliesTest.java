package ai.beluga.voice.phone.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepliesTest {

    @Test
    void shortSilenceIsABreakInsideOneReply() {
        List<Reply> replies = Replies.of(List.of(new Span(0, 800), new Span(1_000, 2_000)), List.of(), List.of());

        assertThat(replies).containsExactly(new Reply(0, 2_000, List.of(new Span(800, 1_000)), false));
    }

    @Test
    void longSilenceEndsAReply() {
        List<Reply> replies = Replies.of(List.of(new Span(0, 800), new Span(12_801, 14_000)), List.of(), List.of());

        assertThat(replies).extracting(Reply::start).containsExactly(0L, 12_801L);
    }

    @Test
    void clearEndsAReplyAndIsNoBreak() {
        List<Reply> replies = Replies.of(List.of(new Span(0, 800), new Span(1_600, 2_000)), List.of(800L), List.of());

        assertThat(replies)
                .containsExactly(new Reply(0, 800, List.of(), true), new Reply(1_600, 2_000, List.of(), false));
    }

    @Test
    void clearLongAfterAReplyDidNotCutIt() {
        assertThat(Replies.of(List.of(new Span(0, 800)), List.of(20_000L), List.of()))
                .containsExactly(new Reply(0, 800, List.of(), false));
    }

    @Test
    void callersTurnEndsAReply() {
        List<Reply> replies = Replies.of(List.of(new Span(0, 800), new Span(1_600, 2_000)), List.of(), List.of(1_200L));

        assertThat(replies)
                .containsExactly(new Reply(0, 800, List.of(), false), new Reply(1_600, 2_000, List.of(), false));
    }
}
