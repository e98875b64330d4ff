package ai.beluga.voice.provider.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.Opening;
import org.junit.jupiter.api.Test;

/** What was heard of a reply is told when the vendor has begun the next. */
class ToldLateTest {

    private static final String CALL =
            "{'id':'i9','type':'function_call','status':'completed','call_id':'c1','name':'look','arguments':'{}'}";

    @Test
    void replyToTheCallerGoesOnWithItsToolsWhenTheEndOfTheLastIsToldLate() {
        Spoken vendors = new Spoken(Opening.Turns.VENDORS);
        String earlier = CALL.replace("c1", "c0");
        vendors.tells("{'type':'response.created','response':{'id':'r1'}}")
                .sounds("r1", "i1", 900)
                .ends("r1", "completed", earlier)
                .tells(
                        "{'type':'input_audio_buffer.speech_started','item_id':'a'}",
                        "{'type':'response.created','response':{'id':'r2'}}")
                .ends("r2", "completed", CALL);
        vendors.conversation.interrupt(1, 300);
        vendors.left();

        vendors.conversation.toolResult("c0", "{}");
        assertThat(vendors.left()).containsExactly("conversation.item.create");

        vendors.conversation.toolResult("c1", "{}");
        assertThat(vendors.left()).containsExactly("conversation.item.create", "response.create");
    }
}
