package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.Transit;
import org.junit.jupiter.api.Test;

class OutgoingReplyTest {

    private final OutgoingReply reply = new OutgoingReply(new TurnId(1), new Transit());

    @Test
    void whoMakesTheReplyIsNamed() {
        assertThat(reply.maker()).isEqualTo("agent");
        reply.announce(1, "", 0);
        assertThat(reply.maker()).isEqualTo("model");
        reply.words(1, "We open");
        assertThat(reply.maker()).isEqualTo("model");
        reply.announce(2, "at nine.", 0);
        assertThat(reply.maker()).isEqualTo("synthesizer");
    }
}
