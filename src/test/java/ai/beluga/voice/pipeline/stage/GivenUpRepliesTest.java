package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GivenUpRepliesTest {

    private final GivenUpReplies ours = new GivenUpReplies(new AtomicInteger(), false);
    private final GivenUpReplies vendors = new GivenUpReplies(new AtomicInteger(), true);

    @Test
    void whatIsSaidBeforeTheModelWasToldIsOfTheReplyGivenUp() {
        ours.add(true);

        assertThat(ours.holds(said(0, new S2sEvent.ReplyBegan(false)))).isTrue();
        assertThat(ours.holds(said(1, new S2sEvent.ReplyBegan(false)))).isFalse();
    }

    @Test
    void replyThatAVendorBeginsBeforeItIsToldHowFarTheOneBeforeWasHeardIsNew() {
        vendors.add(true);

        assertThat(vendors.holds(said(0, new S2sEvent.ReplyBegan(false)))).isFalse();
        assertThat(vendors.holds(said(0, new S2sEvent.Words(2, "Good.")))).isFalse();
        assertThat(vendors.holds(said(0, new S2sEvent.ReplyBegan(true)))).isTrue();
    }

    @Test
    void replyThatWasGivenUpBeforeItBeganMayBeginStill() {
        vendors.add(false);

        assertThat(vendors.holds(said(0, new S2sEvent.ReplyBegan(false)))).isTrue();
    }

    @Test
    void whatAVendorBeginsOnceItHasHeardTheCallerIsNew() {
        vendors.add(false);
        vendors.vendorHears();

        assertThat(vendors.holds(said(0, new S2sEvent.ReplyBegan(false)))).isFalse();
    }

    private static VoiceEvent.ModelSaid said(int interrupts, S2sEvent event) {
        return new VoiceEvent.ModelSaid(1, interrupts, event, 0);
    }
}
