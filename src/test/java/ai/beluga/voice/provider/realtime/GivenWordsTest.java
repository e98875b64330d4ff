package ai.beluga.voice.provider.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Given words that were given up before the vendor began them, and others asked for behind them: no response says of which it is. */
class GivenWordsTest {

    private static final S2sEvent BEGAN = new S2sEvent.ReplyBegan(false);
    private static final S2sEvent COMPLETE = new S2sEvent.ReplyEnded(How.COMPLETE);
    private static final String NO_RESPONSE =
            "{'type':'invalid_request_error','message':'Cancellation failed: no active response found'}";

    private final Spoken spoken = new Spoken(Opening.Turns.OURS);

    @Test
    void nextWordsAreHeardWhereTheVendorNeverBeganTheOnesGivenUp() {
        givesUp("We open at nine.").says("And on Sunday?");

        begins("r1").words("r1", "And").sounds("r1", "i1", 100);
        assertThat(kinds()).containsExactly("ReplyBegan", "Words", "Audio");
        spoken.ends("r1", "completed", "");
        givesUp("Never begun.").says("We are closed.");
        begins("r2").words("r2", "We are closed.").ends("r2", "completed", "");

        assertThat(spoken.told).filteredOn(BEGAN::equals).hasSize(2);
        assertThat(spoken.told).filteredOn(COMPLETE::equals).hasSize(2);
    }

    @Test
    void soAreTheyWhereTheVendorSaysThatNothingWasUnderWay() {
        givesUp("We open at nine.").says("And on Sunday?");
        spoken.refuses(NO_RESPONSE);

        begins("r1").words("r1", "And on").ends("r1", "completed", "");

        assertThat(spoken.told).startsWith(BEGAN).endsWith(COMPLETE);
    }

    @Test
    void wordsThatWereOnTheirWayAsTheyWereGivenUpAreNotTakenForTheNext() {
        givesUp("We open at nine.").says("And on Sunday?");

        begins("r1").ends("r1", "cancelled", "");
        assertThat(spoken.told).isEmpty();
        begins("r2").sounds("r2", "i2", 100).ends("r2", "completed", "");

        assertThat(kinds()).containsExactly("ReplyBegan", "Audio", "PartEnded", "ReplyEnded");
    }

    @Test
    void wordsThatAreSaidThoughTheyWereGivenUpAreNotHeard() {
        givesUp("We open at nine.").says("We are closed.");

        begins("r1")
                .words("r1", "We")
                .sounds("r1", "i1", 100)
                .words("r1", " open")
                .ends("r1", "completed", "");
        assertThat(spoken.told).isEmpty();
        begins("r2").words("r2", "We are").ends("r2", "completed", "");

        assertThat(spoken.told).startsWith(BEGAN).endsWith(COMPLETE);
    }

    @Test
    void sameWordsAgainAreHeardWhereTheFirstAreNotCancelled() {
        givesUp("One moment.").says("One moment.");

        begins("r1").words("r1", "One moment.").sounds("r1", "i1", 100).ends("r1", "completed", "");

        assertThat(spoken.told).startsWith(BEGAN).endsWith(COMPLETE);
    }

    @Test
    void whatIsKeptBackIsDroppedWhenTheNextWordsAreGivenUpToo() {
        givesUp("We open at nine.").says("And on Sunday?");
        begins("r1").sounds("r1", "i1", 100);

        spoken.conversation.interrupt(0, 0);
        spoken.ends("r1", "cancelled", "");
        says("We are closed.");
        begins("r2").words("r2", "We").ends("r2", "completed", "");

        assertThat(kinds()).containsExactly("ReplyBegan", "Words", "PartEnded", "ReplyEnded");
    }

    @Test
    void wordsRefusedBecauseTheOnesGivenUpAreUnderWayAreAskedForBehindThem() {
        givesUp("We open at nine.").says("And on Sunday?");
        begins("r1").sounds("r1", "i1", 100);
        spoken.refuses("{'message':'Conversation already has an active response in progress.'}");
        spoken.left();

        spoken.ends("r1", "completed", "");
        assertThat(spoken.left()).containsExactly("conversation.item.create");
        begins("r2").words("r2", "And on").ends("r2", "completed", "");

        assertThat(kinds()).containsExactly("ReplyBegan", "Words", "PartEnded", "ReplyEnded");
    }

    private GivenWordsTest givesUp(String words) {
        says(words);
        spoken.conversation.interrupt(0, 0);
        return this;
    }

    private void says(String words) {
        spoken.conversation.say(Spoken.json(
                "{\"type\":\"force_message\",\"content\":[{\"type\":\"output_text\",\"text\":\"" + words + "\"}]}"));
    }

    private GivenWordsTest begins(String response) {
        spoken.tells("{'type':'response.created','response':{'id':'" + response + "','metadata':null}}");
        return this;
    }

    private GivenWordsTest words(String response, String delta) {
        spoken.tells("{'type':'response.output_audio_transcript.delta','response_id':'" + response + "','item_id':'i-"
                + response + "','content_index':0,'delta':'" + delta + "'}");
        return this;
    }

    private GivenWordsTest sounds(String response, String item, int millis) {
        spoken.sounds(response, item, millis);
        return this;
    }

    private void ends(String response, String status, String output) {
        spoken.ends(response, status, output);
    }

    private List<String> kinds() {
        return spoken.told.stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }
}
